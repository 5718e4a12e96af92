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
        List<ClassCount> trained = classes.subList(0, source.trained());
        sentences.addAll(new ClassSizes(
                        trained.stream().map(ClassCount::name).toList(),
                        trained.stream().mapToInt(ClassCount::train).toArray())
                .sentences());
        addUnseen(sentences);
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

    /** Open-set data: nothing is wrong with it, but a classifier is not judged by it. */
    private void addUnseen(List<String> sentences) {
        List<String> unseen = classes.subList(source.trained(), classes.size()).stream()
                .map(ClassCount::name)
                .toList();
        if (!unseen.isEmpty()) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "%s %s images to judge by and none to train on, as open-set data has: %s%s%s",
                    unseen.size() == 1 ? "1 identity" : String.format(Locale.ROOT, "%,d identities", unseen.size()),
                    unseen.size() == 1 ? "has" : "have",
                    unseen.stream().limit(NAMED).map(LeftOut::printable).collect(Collectors.joining(", ")),
                    unseen.size() > NAMED ? String.format(Locale.ROOT, " and %,d more", unseen.size() - NAMED) : "",
                    source.trained() < 2 ? "" : ". One can evaluate on them, and compare in protocol open"));
        }
        if (source.trained() < 2) {
            sentences.add((source.trained() == 0 ? "no class has" : "1 class has")
                    + " images to train on, and it takes two: one can only evaluate on these data, or calibrate");
        }
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
