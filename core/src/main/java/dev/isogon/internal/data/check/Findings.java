package dev.isogon.internal.data.check;

import dev.isogon.internal.data.check.CheckReport.ClassCount;
import dev.isogon.internal.data.duplicates.Duplicates;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.source.ClassSizes;
import dev.isogon.internal.data.source.DuplicateNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What needs a look, the worst first. */
record Findings(Source source, Inspection inspection, Duplicates duplicates, List<ClassCount> classes) {

    private static final int NAMED = 3;

    /** Beyond this an image that is brought to a square is hard to recognise. */
    private static final double LONG = 3;

    /** What names say of formats. */
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("jpg", "JPEG"),
            Map.entry("jpeg", "JPEG"),
            Map.entry("jpe", "JPEG"),
            Map.entry("jfif", "JPEG"),
            Map.entry("png", "PNG"),
            Map.entry("webp", "WebP"),
            Map.entry("gif", "GIF"),
            Map.entry("tif", "TIFF"),
            Map.entry("tiff", "TIFF"),
            Map.entry("bmp", "BMP"));

    List<String> sentences() {
        List<String> sentences = new ArrayList<>(new DuplicateNotes(
                        duplicates, source::name, i -> source.classNames().get(source.label(i)))
                .sentences());
        sentences.addAll(new ClassSizes(
                        classes.stream().map(ClassCount::name).toList(),
                        classes.stream().mapToInt(ClassCount::train).toArray())
                .sentences());
        sentences.addAll(source.leftOut().sentences());
        List<String> misnamed = new ArrayList<>();
        List<String> drawnOut = new ArrayList<>();
        for (int i : inspection.good()) {
            Facts facts = inspection.known(i);
            String name = source.name(i);
            String claimed =
                    FORMATS.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
            if (claimed != null && !claimed.equals(facts.format())) {
                misnamed.add(name + " is " + facts.format());
            }
            int longer = Math.max(facts.size().width(), facts.size().height());
            int shorter = Math.min(facts.size().width(), facts.size().height());
            if (longer > LONG * shorter) {
                drawnOut.add(name + " " + facts.size());
            }
        }
        add(sentences, drawnOut, "more than three times as long as wide, and will be squeezed into a square");
        add(sentences, misnamed, "of another format than the name says, and read all the same");
        return sentences;
    }

    private static void add(List<String> sentences, List<String> names, String what) {
        if (!names.isEmpty()) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "%s %s: %s%s",
                    names.size() == 1 ? "1 image is" : String.format(Locale.ROOT, "%,d images are", names.size()),
                    what,
                    names.stream().limit(NAMED).map(LeftOut::printable).collect(Collectors.joining(", ")),
                    names.size() > NAMED ? String.format(Locale.ROOT, " and %,d more", names.size() - NAMED) : ""));
        }
    }
}
