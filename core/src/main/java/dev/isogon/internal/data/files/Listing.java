package dev.isogon.internal.data.files;

import dev.isogon.internal.data.files.ImageFile.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Files and classes, before anything is decoded. Classes with training images come first, so that labels below
 * {@link #trained} are what a network can learn to tell apart; behind them are identities that the data only judges by.
 *
 * @param classNames one a class, in the order of the labels
 * @param trained K, the number of classes with training images, whose labels are 0 to K−1; 0 where all is set aside
 * @param files all that may be images, in an order that depends on their names alone
 * @param leftOut what was passed over so far
 * @param searching which test images search for which, where the data set says so; null otherwise
 */
public record Listing(
        List<String> classNames,
        int trained,
        List<ImageFile> files,
        LeftOut leftOut,
        @Nullable Searching searching) {

    public Listing {
        classNames = List.copyOf(classNames);
        files = List.copyOf(files);
    }

    /**
     * Numbers the classes anew: those with training images first, then those with others, both in the order given.
     *
     * @param names one a class, as the files' labels count them; those of no file are dropped
     */
    public static Listing of(List<String> names, List<ImageFile> files, LeftOut leftOut) {
        Map<Integer, Set<Part>> parts = new HashMap<>();
        files.forEach(file -> parts.computeIfAbsent(file.label(), none -> EnumSet.noneOf(Part.class))
                .add(file.part()));
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        number(names.size(), numbers, c -> parts.getOrDefault(c, Set.of()).contains(Part.TRAIN));
        int trained = numbers.size();
        number(names.size(), numbers, c -> parts.containsKey(c) && !numbers.containsKey(c));
        List<ImageFile> numbered = new ArrayList<>();
        files.forEach(file -> numbered.add(file.labelled(numbers.getOrDefault(file.label(), -1))));
        return new Listing(numbers.keySet().stream().map(names::get).toList(), trained, numbered, leftOut, null);
    }

    /** The same with who searches for whom; null where the data set does not say. */
    public Listing searched(@Nullable Searching other) {
        return new Listing(classNames, trained, files, leftOut, other);
    }

    /** What all pass over who do not search: {@link #leftOut} and distractors, which are added to it. */
    public LeftOut leftOutOfFiles() {
        if (searching != null) {
            searching.leaveDistractorsOut(leftOut);
        }
        return leftOut;
    }

    private static void number(int classes, Map<Integer, Integer> numbers, Predicate<Integer> those) {
        for (int c = 0; c < classes; c++) {
            if (those.test(c)) {
                numbers.put(c, numbers.size());
            }
        }
    }

    /** Whether the data itself sets images aside to judge by. */
    public boolean hasTest() {
        return files.stream().anyMatch(each -> each.part() == Part.TEST);
    }

    /** The images that the data sets aside to judge by, and whose they are; all where it sets none aside. */
    public Listing judged() {
        return hasTest()
                ? of(
                                classNames,
                                files.stream()
                                        .filter(each -> each.part() == Part.TEST)
                                        .toList(),
                                leftOut)
                        .searched(searching)
                : this;
    }

    /** A sentence on what {@link #judged} leaves aside; "" where it is all images. */
    public String judgedInWords() {
        Listing judged = judged();
        return hasTest()
                ? testPart(
                        judged.files().size(),
                        judged.classNames().size(),
                        files.size() - judged.files().size())
                : "";
    }

    /** The same of any data. */
    public static String testPart(int images, int identities, int others) {
        return String.format(Locale.ROOT, "its test part is judged, %,d images of %,d identities", images, identities)
                + (others == 0 ? "" : String.format(Locale.ROOT, "; its other %,d images are not", others));
    }
}
