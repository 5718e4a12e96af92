package dev.isogon.internal.report.check;

import dev.isogon.internal.data.check.CheckReport;
import dev.isogon.internal.data.check.CheckReport.Shown;
import dev.isogon.internal.data.check.CheckReport.Twin;
import dev.isogon.internal.data.check.CheckReport.Twins;
import dev.isogon.internal.data.check.CropReport;
import dev.isogon.internal.data.check.Sizes;
import dev.isogon.internal.data.check.Thumbnail;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.report.page.Page;
import dev.isogon.internal.report.page.PageElement;
import dev.isogon.internal.report.page.PageImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a check found, as a page. */
public final class CheckPage {

    /** Pairs of a kind that are shown in pictures; the others by name. */
    private static final int PAIRS = 30;

    private CheckPage() {}

    /**
     * The page as HTML.
     *
     * @param summary what there is, a sentence each
     */
    public static String of(CheckReport report, List<String> summary) {
        List<PageElement> blocks = new ArrayList<>();
        blocks.add(new PageElement.Heading("To look at", ""));
        blocks.add(new PageElement.Sentences(
                report.findings().isEmpty() ? List.of("Nothing to find fault with.") : report.findings()));
        report.duplicates().forEach(twins -> blocks.addAll(twins(twins)));
        blocks.addAll(leftOut(report));
        CropReport crops = report.crops();
        if (crops != null) {
            blocks.addAll(CropSection.of(crops));
        }
        blocks.addAll(classes(report));
        report.sizes().ifPresent(sizes -> blocks.addAll(sizes(report, sizes)));
        blocks.addAll(samples(report));
        return new Page("Data checked: " + LeftOut.printable(report.name()), summary, blocks).html();
    }

    private static List<PageElement> twins(Twins twins) {
        if (twins.pairs().isEmpty()) {
            return List.of();
        }
        List<PageElement> blocks = new ArrayList<>();
        String counts = (twins.near() == 0
                        ? counted(twins.equal()) + " of equal files"
                        : twins.equal() == 0
                                ? counted(twins.near()) + " nearly the same"
                                : number(twins.equal()) + " pairs of equal files and " + number(twins.near())
                                        + " that are nearly the same")
                + ". ";
        blocks.add(
                switch (twins.kind()) {
                    case ACROSS_CLASSES ->
                        new PageElement.Heading(
                                "The same picture in two classes",
                                counts
                                        + (twins.equal() == 0
                                                ? ""
                                                : "Where files are equal, one of the two labels is wrong, or both. ")
                                        + (twins.near() == 0
                                                ? ""
                                                : "Where pictures are nearly the same, look whether they are one: only then"
                                                        + " a label is wrong. ")
                                        + "Remove or move a file of such a pair.");
                    case ACROSS_PARTS ->
                        new PageElement.Heading(
                                "The same picture in two parts",
                                counts
                                        + "What was trained on should not be what is judged by: it makes results look too"
                                        + " good. Remove one of each pair.");
                    case WITHIN_CLASS ->
                        new PageElement.Heading(
                                "The same picture twice in one class",
                                counts
                                        + "Harmless, since splits keep them together; but they are fewer images than they"
                                        + " seem.");
                });
        List<Twin> shown = twins.pairs().stream()
                .filter(pair -> pair.first().thumbnail().isPresent()
                        && pair.second().thumbnail().isPresent())
                .limit(PAIRS)
                .toList();
        blocks.add(
                new PageElement.Pictures(shown.stream().map(pair -> frame(pair)).toList()));
        if (twins.pairs().size() > shown.size()) {
            blocks.add(new PageElement.Names(
                    String.format(
                            Locale.ROOT,
                            twins.pairs().size() == twins.equal() + twins.near()
                                    ? "All %,d by name"
                                    : "The first %,d by name",
                            twins.pairs().size()),
                    twins.pairs().stream().map(CheckPage::named).toList()));
        }
        return blocks;
    }

    private static PageElement.Frame frame(Twin pair) {
        List<Shown> both = List.of(pair.first(), pair.second());
        boolean conflict = !pair.first().className().equals(pair.second().className());
        return new PageElement.Frame(
                images(both),
                both.stream()
                                .map(each -> LeftOut.printable(
                                        conflict ? each.className() + ": " + each.name() : each.name()))
                                .reduce((first, second) -> first + "\n" + second)
                                .orElse("")
                        + "\n"
                        + (pair.same() ? "equal files" : pair.distance() + " of 191 bits differ"));
    }

    private static String named(Twin pair) {
        return LeftOut.printable(pair.first().name() + " and " + pair.second().name()
                + (pair.same() ? ", equal files" : ", " + pair.distance() + " of 191 bits differ"));
    }

    private static List<PageImage> images(List<Shown> shown) {
        return shown.stream()
                .map(each -> {
                    String name = LeftOut.printable(each.name());
                    return new PageImage(
                            each.thumbnail().map(Thumbnail::dataUri).orElse(""), name, name);
                })
                .toList();
    }

    private static List<PageElement> leftOut(CheckReport report) {
        if (report.leftOut().isEmpty()) {
            return List.of();
        }
        List<PageElement> blocks = new ArrayList<>();
        blocks.add(new PageElement.Heading("Left out", "These give no image; everything else goes on without them."));
        report.leftOut()
                .forEach((reason, names) -> blocks.add(new PageElement.Names(
                        String.format(
                                Locale.ROOT,
                                "%s: %s",
                                names.size() == 1 ? "1 file" : String.format(Locale.ROOT, "%,d files", names.size()),
                                LeftOut.printable(reason)),
                        names.stream().map(LeftOut::printable).toList())));
        return blocks;
    }

    private static List<PageElement> classes(CheckReport report) {
        List<String> header =
                report.parted() ? List.of("class", "train", "validation", "test", "all") : List.of("class", "images");
        List<List<String>> rows = report.classes().stream()
                .map(each -> report.parted()
                        ? List.of(
                                LeftOut.printable(each.name()),
                                number(each.train()),
                                number(each.validation()),
                                number(each.test()),
                                number(each.images()))
                        : List.of(LeftOut.printable(each.name()), number(each.images())))
                .toList();
        return List.of(new PageElement.Heading("Classes", ""), new PageElement.Table(header, rows, false));
    }

    private static List<PageElement> sizes(CheckReport report, Sizes sizes) {
        return List.of(
                new PageElement.Heading(
                        "Sizes and formats",
                        String.format(
                                Locale.ROOT,
                                "Smallest %s (%s), largest %s (%s), furthest from square %s (%s). Every image is brought to a"
                                        + " square, its shape not kept.",
                                sizes.smallest(),
                                LeftOut.printable(sizes.smallest().image()),
                                sizes.largest(),
                                LeftOut.printable(sizes.largest().image()),
                                sizes.longest(),
                                LeftOut.printable(sizes.longest().image()))),
                new PageElement.Caption("Shorter side in pixels"),
                bars(sizes.byShorterSide()),
                new PageElement.Caption("Shape"),
                bars(sizes.byShape()),
                new PageElement.Caption("Format"),
                bars(report.formats()));
    }

    private static PageElement bars(Map<String, Integer> amounts) {
        return new PageElement.Bars(amounts.entrySet().stream()
                .map(each -> new PageElement.Bar(each.getKey(), each.getValue()))
                .toList());
    }

    private static List<PageElement> samples(CheckReport report) {
        int others = report.classes().size() - report.samples().size();
        return List.of(
                new PageElement.Heading(
                        "Samples",
                        "A few images of each class, evenly from its first to its last"
                                + (others > 0
                                        ? String.format(Locale.ROOT, "; %,d more classes are not shown.", others)
                                        : ".")),
                new PageElement.Pictures(report.samples().stream()
                        .map(each -> new PageElement.Frame(
                                images(each.shown()),
                                LeftOut.printable(each.className()) + " (" + number(each.images()) + ")"))
                        .toList()));
    }

    private static String counted(int pairs) {
        return pairs == 1 ? "1 pair" : number(pairs) + " pairs";
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
