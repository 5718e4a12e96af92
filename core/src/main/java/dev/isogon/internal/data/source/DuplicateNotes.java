package dev.isogon.internal.data.source;

import dev.isogon.internal.data.duplicates.Duplicates;
import dev.isogon.internal.data.duplicates.Likeness;
import dev.isogon.internal.data.duplicates.Likeness.Kind;
import dev.isogon.internal.data.files.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * What a user should know of images that show the same picture.
 *
 * @param names what an image is called, by its index
 * @param classNames its class
 */
public record DuplicateNotes(Duplicates duplicates, IntFunction<String> names, IntFunction<String> classNames) {

    private static final int NAMED = 3;

    /** A sentence each about what was found, the worst first. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (duplicates.equal(Kind.ACROSS_CLASSES) > 0) {
            sentences.add(sentence(Kind.ACROSS_CLASSES, true, false, "in two classes, so that a label is wrong"));
        }
        if (duplicates.near(Kind.ACROSS_CLASSES) > 0) {
            sentences.add(sentence(
                    Kind.ACROSS_CLASSES, false, true, "in two classes, so that a label may be wrong; look at both"));
        }
        if (found(Kind.ACROSS_PARTS) > 0) {
            sentences.add(sentence(
                    Kind.ACROSS_PARTS, true, true, "in two parts of the data, which makes results look too good"));
        }
        if (found(Kind.WITHIN_CLASS) > 0) {
            sentences.add(sentence(
                    Kind.WITHIN_CLASS, true, true, "twice in one class, which a split by classes keeps on one side"));
        }
        if (duplicates.alike() > 0) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "%,d images of a class look so much alike that nearly the same pictures cannot be told among them",
                    duplicates.alike()));
        }
        if (duplicates.plain() > 1) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "%,d images are plain (drawings of few tones, or without detail): such look alike to fingerprints, and"
                            + " only equal files are found among them",
                    duplicates.plain()));
        }
        return sentences;
    }

    private int found(Kind kind) {
        return duplicates.equal(kind) + duplicates.near(kind);
    }

    private String sentence(Kind kind, boolean ofEqual, boolean ofNear, String where) {
        int equal = ofEqual ? duplicates.equal(kind) : 0;
        int near = ofNear ? duplicates.near(kind) : 0;
        int all = equal + near;
        List<Likeness> pairs = duplicates.pairs(kind).stream()
                .filter(pair -> pair.same() ? ofEqual : ofNear)
                .toList();
        return String.format(
                Locale.ROOT,
                "%s %s (%s): %s%s",
                all == 1 ? "1 picture is" : String.format(Locale.ROOT, "%,d pictures are", all),
                where,
                near == 0
                        ? "equal files"
                        : equal == 0
                                ? "nearly the same"
                                : String.format(Locale.ROOT, "%,d as equal files, %,d nearly", equal, near),
                pairs.stream().limit(NAMED).map(this::named).collect(Collectors.joining("; ")),
                all > NAMED ? String.format(Locale.ROOT, "; and %,d more", all - NAMED) : "");
    }

    private String named(Likeness pair) {
        return LeftOut.printable(names.apply(pair.first()) + " and " + names.apply(pair.second())
                + (pair.kind() == Kind.ACROSS_CLASSES
                        ? " (" + classNames.apply(pair.first()) + ", " + classNames.apply(pair.second()) + ")"
                        : ""));
    }
}
