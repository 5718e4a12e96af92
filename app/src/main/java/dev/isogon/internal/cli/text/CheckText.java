package dev.isogon.internal.cli.text;

import dev.isogon.internal.data.check.CheckReport;
import dev.isogon.internal.data.check.CheckReport.ClassCount;
import dev.isogon.internal.data.check.CropReport;
import dev.isogon.internal.data.check.Sizes;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.report.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a check found, in sentences and for a terminal. */
public final class CheckText {

    /** Classes that a terminal takes at once. */
    private static final int CLASSES = 24;

    private CheckText() {}

    /** Lines for a terminal. */
    public static List<String> of(CheckReport report) {
        List<String> lines = new ArrayList<>(summary(report));
        lines.add("");
        lines.addAll(classes(report));
        lines.add("");
        CropReport crops = report.crops();
        if (crops != null) {
            lines.add("Faces:");
            crops.sentences().forEach(each -> lines.add("  " + each));
            lines.add("");
        }
        if (report.findings().isEmpty()) {
            lines.add("Nothing to find fault with.");
        } else {
            lines.add("To look at:");
            report.findings().forEach(each -> lines.add("  " + OptionWords.of(each)));
        }
        lines.add("");
        return lines;
    }

    /** What there is, in three sentences. */
    public static List<String> summary(CheckReport report) {
        List<String> sentences = new ArrayList<>();
        String parts = !report.parted()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (%,d to train, %,d to validate, %,d to test)",
                        sum(report, 0),
                        sum(report, 1),
                        sum(report, 2));
        sentences.add(String.format(
                Locale.ROOT,
                "%s: %,d images%s of %s; %s left out.",
                LeftOut.printable(report.name()),
                report.images(),
                parts,
                Numbers.counted(report.classes().size(), "class", "classes"),
                report.leftOutFiles() == 1
                        ? "1 file"
                        : String.format(Locale.ROOT, "%,d files", report.leftOutFiles())));
        report.sizes().ifPresent(sizes -> sentences.add(sizes(report, sizes)));
        return sentences;
    }

    private static String sizes(CheckReport report, Sizes sizes) {
        String formats = report.formats().entrySet().stream()
                .map(each -> String.format(Locale.ROOT, "%s %,d", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
        String shapes = sizes.byShape().entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> String.format(Locale.ROOT, "%,d %s", each.getValue(), each.getKey()))
                .collect(Collectors.joining(", "));
        String size = sizes.ofSameSize() == report.images()
                ? "all " + sizes.sameSize()
                : String.format(
                        Locale.ROOT,
                        "from %s to %s, median %d×%d; %s",
                        sizes.smallest(),
                        sizes.largest(),
                        sizes.medianWidth(),
                        sizes.medianHeight(),
                        shapes);
        return "Formats: " + formats + ". Sizes (width×height): " + size + ".";
    }

    private static int sum(CheckReport report, int part) {
        return report.classes().stream()
                .mapToInt(each -> part == 0 ? each.train() : part == 1 ? each.validation() : each.test())
                .sum();
    }

    private static List<String> classes(CheckReport report) {
        List<ClassCount> sorted = report.classes().stream()
                .sorted(Comparator.comparingInt(ClassCount::images).reversed())
                .toList();
        int width = Math.min(
                40, sorted.stream().mapToInt(each -> each.name().length()).max().orElse(0));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.size() > CLASSES && i == CLASSES / 2) {
                i = sorted.size() - CLASSES / 2;
                lines.add(String.format(Locale.ROOT, "  … %,d classes between", sorted.size() - CLASSES));
            }
            lines.add(line(sorted.get(i), width, report.parted()));
        }
        return lines;
    }

    private static String line(ClassCount each, int width, boolean parted) {
        String name = LeftOut.printable(each.name());
        String cut = name.length() > width ? name.substring(0, width - 1) + "…" : name;
        return String.format(
                Locale.ROOT,
                "  %s%s %,8d%s",
                cut,
                " ".repeat(width - cut.length()),
                each.images(),
                parted
                        ? String.format(Locale.ROOT, "  (%,d, %,d, %,d)", each.train(), each.validation(), each.test())
                        : "");
    }
}
