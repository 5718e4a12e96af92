package dev.isogon.internal.data.identities;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.duplicates.Duplicates;
import dev.isogon.internal.data.duplicates.Fingerprint;
import dev.isogon.internal.data.duplicates.Likeness;
import dev.isogon.internal.data.duplicates.PerceptualHash;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.store.Sha256;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The same pictures in two sets that should have none in common: by the hash of their pixels, and nearly the same by their
 * fingerprints. Both sets are of one size.
 *
 * @param same pairs of equal pixels, by their names
 * @param near pairs of nearly the same picture, by their names
 */
public record Overlap(List<Names> same, List<Names> near) {

    private static final int NAMED = 3;

    /** Pictures of this side and less are drawings or digits, which look alike without being the same. */
    private static final int SMALLEST = 32;

    public Overlap {
        same = List.copyOf(same);
        near = List.copyOf(near);
    }

    /** One picture's name in either set. */
    public record Names(String first, String second) {}

    /** Compares every image of the one with every image of the other, whatever their classes. */
    public static Overlap of(ImageSet first, ImageSet second) {
        ImageSet[] sets = {first, second};
        int size = first.size() + second.size();
        String[] contents = new String[size];
        Fingerprint[] fingerprints = new Fingerprint[size];
        int[] labels = new int[size];
        int[] parts = new int[size];
        boolean searched = Math.min(first.height(), first.width()) > SMALLEST;
        int at = 0;
        for (int s = 0; s < sets.length; s++) {
            byte[] pixels = new byte[sets[s].imageLength()];
            for (int i = 0; i < sets[s].size(); i++, at++) {
                sets[s].read(i, pixels);
                contents[at] = new Sha256().add(pixels).hex();
                fingerprints[at] = searched ? PerceptualHash.of(sets[s].picture(i)) : new Fingerprint(0, 0, 0, true);
                labels[at] = sets[s].labels()[i] + (s == 0 ? 0 : first.classes());
                parts[at] = s;
            }
        }
        Duplicates duplicates = Duplicates.of(
                contents, fingerprints, labels, IntStream.of(parts).boxed().toList());
        List<Likeness> across = duplicates.pairs(Likeness.Kind.ACROSS_CLASSES).stream()
                .filter(pair -> parts[pair.first()] != parts[pair.second()])
                .toList();
        return new Overlap(named(across, true, first, second), named(across, false, first, second));
    }

    private static List<Names> named(List<Likeness> pairs, boolean same, ImageSet first, ImageSet second) {
        return pairs.stream()
                .filter(pair -> pair.same() == same)
                .map(pair -> new Names(first.name(pair.first()), second.name(pair.second() - first.size())))
                .toList();
    }

    public boolean isEmpty() {
        return same.isEmpty() && near.isEmpty();
    }

    /** "3 pictures are …: a and b; c and d; and 1 more", for pairs of either kind. */
    public static String sentence(List<Names> pairs, String what) {
        return String.format(
                Locale.ROOT,
                "%s %s: %s%s",
                pairs.size() == 1 ? "1 picture is" : String.format(Locale.ROOT, "%,d pictures are", pairs.size()),
                what,
                pairs.stream()
                        .limit(NAMED)
                        .map(pair -> LeftOut.printable(pair.first() + " and " + pair.second()))
                        .collect(Collectors.joining("; ")),
                pairs.size() > NAMED ? String.format(Locale.ROOT, "; and %,d more", pairs.size() - NAMED) : "");
    }
}
