package dev.isogon.internal.data.source;

import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.split.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many training images each class has, and whether that is enough.
 *
 * @param names one a class
 * @param counts images of each class
 */
public record ClassSizes(List<String> names, int[] counts) {

    /** Below this no image of a class can be set aside (see {@link Splits}). */
    public static final int FEWEST = 4;

    /** The largest class has more than so many times the images of the smallest: strongly out of balance. */
    public static final int STRONG = 10;

    private static final int NAMED = 3;

    /** Of all listed files to train on. */
    static ClassSizes ofTraining(Listing listing) {
        return of(
                listing,
                IntStream.range(0, listing.files().size())
                        .filter(i -> listing.files().get(i).part() == ImageFile.Part.TRAIN)
                        .toArray());
    }

    /** Of some of the listed files to train on. */
    static ClassSizes of(Listing listing, int[] training) {
        int[] counts = new int[listing.trained()];
        for (int i : training) {
            counts[listing.files().get(i).label()]++;
        }
        return new ClassSizes(listing.classNames().subList(0, listing.trained()), counts);
    }

    /** A sentence each about classes with too few images, and about balance. */
    public List<String> sentences() {
        List<String> notes = new ArrayList<>();
        int[] small = IntStream.range(0, counts.length)
                .filter(c -> counts[c] < FEWEST)
                .toArray();
        if (small.length > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%s fewer than %d images, of which none can be set aside to judge by: %s%s",
                    small.length == 1 ? "1 class has" : String.format(Locale.ROOT, "%,d classes have", small.length),
                    FEWEST,
                    Arrays.stream(small).limit(NAMED).mapToObj(this::counted).collect(Collectors.joining(", ")),
                    small.length > NAMED ? String.format(Locale.ROOT, " and %,d more", small.length - NAMED) : ""));
        }
        if (counts.length == 0) {
            return notes;
        }
        int least = extreme(-1);
        int most = extreme(1);
        if (counts[most] > (long) STRONG * counts[least]) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the classes are out of balance: %s and %s, which is more than %d times as many",
                    counted(least),
                    counted(most),
                    STRONG));
        }
        return notes;
    }

    /** The first class with the most images (sign 1) or the fewest (−1). */
    public int extreme(int sign) {
        int found = 0;
        for (int c = 1; c < counts.length; c++) {
            found = sign * counts[c] > sign * counts[found] ? c : found;
        }
        return found;
    }

    private String counted(int c) {
        return String.format(Locale.ROOT, "%s has %,d", LeftOut.printable(names.get(c)), counts[c]);
    }
}
