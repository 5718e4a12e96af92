package dev.isogon.internal.cli.text;

import static dev.isogon.internal.cli.text.AnswerText.number;
import static dev.isogon.internal.cli.text.AnswerText.printable;

import dev.isogon.internal.gallery.check.GalleryCheck;
import dev.isogon.internal.gallery.check.GalleryFindings;
import dev.isogon.internal.gallery.check.GalleryFindings.OnePerson;
import dev.isogon.internal.gallery.check.GalleryFindings.Outlier;
import dev.isogon.internal.gallery.check.GalleryFindings.Rejected;
import dev.isogon.internal.gallery.check.GalleryFindings.Same;
import dev.isogon.internal.gallery.check.GalleryFindings.Shown;
import dev.isogon.internal.gallery.check.GalleryFindings.Small;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a gallery, for a terminal and as JSON: each finding with the command that mends it. */
public final class FindingLines {

    /** Findings of one kind that are told one by one; JSON has all. */
    private static final int TOLD = 20;

    private final GalleryFindings found;
    private final String gallery;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> headings = new LinkedHashMap<>();

    private FindingLines(GalleryFindings found, Path gallery) {
        this.found = found;
        this.gallery = Paths.quoted(gallery);
    }

    /**
     * One finding; null where there is nothing of the kind.
     *
     * @param finding same_image, one_person, outlier, small_face, no_image or rejected_yet_named
     * @param subjects names
     * @param images numbers
     * @param score that was found
     * @param height of the face, pixels
     * @param detail a sentence
     * @param remedy a command
     */
    public record Finding(
            String finding,
            List<String> subjects,
            List<Long> images,
            @Nullable Double score,
            @Nullable Double height,
            String detail,
            String remedy) {}

    /** All that was found. */
    public static FindingLines of(GalleryFindings found, Path gallery) {
        FindingLines lines = new FindingLines(found, gallery);
        found.same().forEach(lines::same);
        found.onePerson().forEach(lines::onePerson);
        found.outliers().forEach(lines::outlier);
        found.rejected().forEach(lines::rejected);
        found.small().forEach(lines::small);
        found.withoutImages().forEach(lines::withoutImages);
        return lines;
    }

    /** For JSON. */
    public List<Finding> findings() {
        return findings;
    }

    /** For a terminal. */
    public List<String> text() {
        headings();
        List<String> lines = new ArrayList<>();
        headings.forEach((kind, heading) -> {
            List<Finding> these = findings.stream()
                    .filter(each -> each.finding().equals(kind))
                    .toList();
            if (!these.isEmpty()) {
                lines.add(heading + ":");
                these.stream().limit(TOLD).forEach(each -> {
                    lines.add("  " + each.detail());
                    lines.add("      " + each.remedy());
                });
                if (these.size() > TOLD) {
                    lines.add(String.format(Locale.ROOT, "  and %,d more, which --json shows", these.size() - TOLD));
                }
                lines.add("");
            }
        });
        lines.add(String.format(
                Locale.ROOT,
                "%s in %,d image%s of %,d subject%s",
                findings.isEmpty() ? "Nothing was found" : findings.size() + " found",
                found.images(),
                found.images() == 1 ? "" : "s",
                found.subjects(),
                found.subjects() == 1 ? "" : "s"));
        if (found.onePersonFrom() == null) {
            lines.add(
                    "Whether one person has two names was not looked for, since nobody has measured how often this model"
                            + " takes two people for one: isogon calibrate does");
        }
        return lines;
    }

    private void headings() {
        headings.put("same_image", "The same image twice");
        headings.put("one_person", "One person under two names, perhaps" + chance());
        headings.put("outlier", "Images that may be somebody else's");
        headings.put("rejected_yet_named", "Images that you have refused, and that would be given the name today");
        headings.put(
                "small_face",
                String.format(
                        Locale.ROOT, "Faces of less than %.0f pixels, which help little", GalleryCheck.SMALL_FACE));
        headings.put("no_image", "Subjects without an image, whom nothing can be compared with");
    }

    private String chance() {
        double byChance = found.byChance();
        if (Double.isNaN(byChance)) {
            return "";
        }
        return byChance <= 0.05
                ? " (by chance fewer than 1 in 20 galleries of this size would show any)"
                : String.format(
                        Locale.ROOT,
                        " (up to %,.1f such pairs may be different people who look alike, in a gallery of this size)",
                        byChance);
    }

    private void add(
            String kind,
            List<String> subjects,
            List<Shown> images,
            @Nullable Double score,
            @Nullable Double height,
            String detail,
            String remedy) {
        findings.add(new Finding(
                kind,
                subjects,
                images.stream().map(Shown::id).toList(),
                score,
                height,
                detail,
                "isogon gallery " + remedy));
    }

    private void same(Same each) {
        Shown first = each.first();
        Shown second = each.second();
        boolean one = first.subject().equals(second.subject());
        add(
                "same_image",
                one ? List.of(first.subject()) : List.of(first.subject(), second.subject()),
                List.of(first, second),
                each.score(),
                null,
                whose(first) + " and " + (one ? image(second) : whose(second))
                        + (each.bytes() ? " are the same file" : " are hardly different, " + number(each.score())),
                "remove " + gallery + " --image " + (isOutlier(first) ? first : second).id());
    }

    private boolean isOutlier(Shown image) {
        return found.outliers().stream().anyMatch(each -> each.image().id() == image.id());
    }

    private void onePerson(OnePerson each) {
        Shown first = each.first();
        Shown second = each.second();
        boolean fewer = first.images() < second.images();
        Shown from = fewer ? first : second;
        Shown to = fewer ? second : first;
        add(
                "one_person",
                List.of(first.subject(), second.subject()),
                List.of(first, second),
                each.score(),
                null,
                printable(first.subject()) + " and " + printable(second.subject()) + ", " + number(each.score())
                        + " by " + image(first) + " and " + image(second),
                "rename " + gallery + " " + Paths.quoted(from.subject()) + " " + Paths.quoted(to.subject())
                        + " --merge");
    }

    private void outlier(Outlier each) {
        Shown image = each.image();
        Shown nearest = each.nearest();
        boolean move = nearest != null
                && each.isNearerToOthers()
                && (each.ownThreshold() == null || each.others() >= each.ownThreshold());
        String own =
                whose(image) + " is like " + printable(image.subject()) + "'s other images by " + number(each.own())
                        + (each.ownThreshold() != null && each.own() < each.ownThreshold()
                                ? ", where images of one person reach " + number(each.ownThreshold())
                                : "");
        String other = nearest == null
                ? ""
                : ", and like " + printable(nearest.subject()) + "'s " + image(nearest) + " by "
                        + number(each.others());
        add(
                "outlier",
                nearest == null ? List.of(image.subject()) : List.of(image.subject(), nearest.subject()),
                nearest == null ? List.of(image) : List.of(image, nearest),
                each.own(),
                null,
                own + other,
                nearest != null && move
                        ? "move " + gallery + " " + image.id() + " --to " + Paths.quoted(nearest.subject())
                        : "remove " + gallery + " --image " + image.id());
    }

    private void rejected(Rejected each) {
        Shown nearest = each.nearest();
        add(
                "rejected_yet_named",
                List.of(nearest.subject()),
                List.of(nearest),
                each.score(),
                null,
                printable(each.image()) + " would be named " + printable(nearest.subject()) + ", "
                        + number(each.score())
                        + " by " + image(nearest) + ". If that one is not theirs, remove it; else calibrate for a lower"
                        + " rate",
                "remove " + gallery + " --image " + nearest.id());
    }

    private void small(Small each) {
        add(
                "small_face",
                List.of(each.image().subject()),
                List.of(each.image()),
                null,
                each.height(),
                String.format(Locale.ROOT, "%s: %.0f pixels", whose(each.image()), each.height())
                        + (each.image().images() == 1 ? ", the only one; enrol a larger one first" : ""),
                "remove " + gallery + " --image " + each.image().id());
    }

    private void withoutImages(String subject) {
        add(
                "no_image",
                List.of(subject),
                List.of(),
                null,
                null,
                printable(subject) + ": enrol images (isogon enrol " + gallery + " --as " + Paths.quoted(subject)
                        + " IMAGES), or remove the name",
                "remove " + gallery + " " + Paths.quoted(subject));
    }

    private static String whose(Shown image) {
        return printable(image.subject()) + "'s " + image(image);
    }

    private static String image(Shown image) {
        return printable(image.name()) + " (" + image.id() + ")";
    }
}
