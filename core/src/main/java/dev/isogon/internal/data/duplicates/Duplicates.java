package dev.isogon.internal.data.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The same pictures among labelled images: equal files, and pictures that are nearly the same. Of K equal files, or of K
 * equal fingerprints, each is linked with the first, so that they count as K−1 pairs.
 *
 * <p>Of a class whose images all look alike (one part photographed again and again, digits on black) a fingerprint tells
 * nothing. Therefore near duplicates that link, directly or over others, more than half of a class of at least {@link
 * #FEW} images are not taken for duplicates; equal files always are. Nor does it tell anything of plain drawings, which all look
 * alike to it ({@link Fingerprint#flat}), in whatever classes they are.
 */
public final class Duplicates {

    /** Images of a class below which any number of them may be one picture. */
    public static final int FEW = 8;

    /** Pairs that are kept by name; beyond it a kind's pairs are only counted. */
    private static final int KEPT = 10_000;

    /** Near pairs that are kept until it is known whether they count. */
    private static final int MOST_PAIRS = 2_000_000;

    private final int[] labels;
    private final List<?> parts;
    private final Map<Likeness.Kind, Integer> equalCounts = new EnumMap<>(Likeness.Kind.class);
    private final Map<Likeness.Kind, Integer> nearCounts = new EnumMap<>(Likeness.Kind.class);
    private final Map<Likeness.Kind, List<Likeness>> kept = new EnumMap<>(Likeness.Kind.class);
    private final Groups groups;
    private int alike;
    private int plain;

    private Duplicates(int[] labels, List<?> parts) {
        this.labels = labels;
        this.parts = parts;
        this.groups = new Groups(labels.length);
    }

    /**
     * All of them.
     *
     * @param contents N names of contents, equal where files are; null where there is none
     * @param fingerprints N fingerprints, null where there is none or where they say nothing
     * @param labels N classes, from 0
     * @param parts what each of the N images is set aside for
     */
    public static Duplicates of(
            @Nullable String[] contents, @Nullable Fingerprint[] fingerprints, int[] labels, List<?> parts) {
        Duplicates duplicates = new Duplicates(labels, parts);
        int[] distinct = duplicates.joinEqual(contents);
        duplicates.joinNear(distinct, fingerprints, contents);
        duplicates
                .kept
                .values()
                .forEach(each -> each.sort(Comparator.comparing((Likeness pair) -> !pair.same())
                        .thenComparingInt(Likeness::first)
                        .thenComparingInt(Likeness::second)));
        return duplicates;
    }

    /** Pairs of equal files. */
    public int equal(Likeness.Kind kind) {
        return equalCounts.getOrDefault(kind, 0);
    }

    /** Pairs of pictures that are nearly the same. */
    public int near(Likeness.Kind kind) {
        return nearCounts.getOrDefault(kind, 0);
    }

    /** The first pairs, equal files before others, by their indices; at most 10,000. */
    public List<Likeness> pairs(Likeness.Kind kind) {
        return kept.getOrDefault(kind, List.of());
    }

    /** Images that look too much alike for their fingerprints to say anything. */
    public int alike() {
        return alike;
    }

    /** Images of few tones or without detail, of which only equal files are found. */
    public int plain() {
        return plain;
    }

    /** N images in groups that must not be split apart; may be joined further. */
    public Groups groups() {
        return groups;
    }

    /** The first image of each content. */
    private int[] joinEqual(@Nullable String[] contents) {
        Map<String, Integer> firsts = new HashMap<>();
        int[] distinct = new int[contents.length];
        int count = 0;
        for (int i = 0; i < contents.length; i++) {
            String content = contents[i];
            Integer first = content == null ? null : firsts.putIfAbsent(content, i);
            if (first != null) {
                groups.join(first, i);
                keep(first, i, 0, true);
            } else if (content != null) {
                distinct[count++] = i;
            }
        }
        return Arrays.copyOf(distinct, count);
    }

    private void joinNear(int[] distinct, @Nullable Fingerprint[] fingerprints, @Nullable String[] contents) {
        NearPairs near = new NearPairs(labels.length, MOST_PAIRS);
        Map<Fingerprint, Integer> firsts = new HashMap<>();
        List<Fingerprint> searched = new ArrayList<>();
        int[] places = new int[distinct.length];
        for (int i : distinct) {
            Fingerprint fingerprint = fingerprints[i];
            if (fingerprint == null || fingerprint.flat()) {
                plain += fingerprint == null ? 0 : 1;
                continue;
            }
            Integer first = firsts.putIfAbsent(fingerprint, i);
            if (first == null) {
                places[searched.size()] = i;
                searched.add(fingerprint);
            } else {
                near.add(first, i, 0);
            }
        }
        NearDuplicates.each(
                searched.toArray(Fingerprint[]::new),
                NearDuplicates.SAME_PICTURE,
                (a, b, distance) -> near.add(places[a], places[b], distance));
        int[] numbers = near.groups().numbers();
        Set<Integer> tooLarge = tooLarge(numbers, contents);
        for (int i = 0; i < numbers.length; i++) {
            if (!tooLarge.contains(numbers[i])) {
                groups.join(numbers[i], i);
            }
        }
        near.forEach((first, second, distance) -> {
            if (!tooLarge.contains(numbers[first])) {
                keep(first, second, distance, false);
            }
        });
        alike = (int) Arrays.stream(distinct)
                .filter(i -> tooLarge.contains(numbers[i]))
                .count();
    }

    /** Groups of near duplicates with more than half of a class's images, for classes of some size. */
    private Set<Integer> tooLarge(int[] numbers, @Nullable String[] contents) {
        int[] sizes = new int[Arrays.stream(labels).max().orElse(0) + 1];
        Map<Long, Integer> shares = new HashMap<>();
        Set<Integer> tooLarge = new HashSet<>();
        for (int i = 0; i < labels.length; i++) {
            sizes[labels[i]] += contents[i] == null ? 0 : 1;
        }
        for (int i = 0; i < labels.length; i++) {
            long share = ((long) numbers[i] << Integer.SIZE) | labels[i];
            int size = sizes[labels[i]];
            if (shares.merge(share, 1, Integer::sum) > size / 2 && size >= FEW) {
                tooLarge.add(numbers[i]);
            }
        }
        return tooLarge;
    }

    private void keep(int one, int other, int distance, boolean same) {
        int first = Math.min(one, other);
        int second = Math.max(one, other);
        Likeness.Kind kind = labels[first] != labels[second]
                ? Likeness.Kind.ACROSS_CLASSES
                : !parts.get(first).equals(parts.get(second)) ? Likeness.Kind.ACROSS_PARTS : Likeness.Kind.WITHIN_CLASS;
        (same ? equalCounts : nearCounts).merge(kind, 1, Integer::sum);
        List<Likeness> pairs = kept.computeIfAbsent(kind, none -> new ArrayList<>());
        if (pairs.size() < KEPT) {
            pairs.add(new Likeness(first, second, distance, same, kind));
        }
    }
}
