package dev.isogon.internal.eval.identification;

import dev.isogon.internal.eval.TieRule;
import java.util.Arrays;

/**
 * What came of the probes whose subject, their mate, is enrolled.
 *
 * @param identities M identities, one a search
 * @param scores M scores with the mate
 * @param bestOthers M highest scores with another subject; −∞ where the gallery has no other
 * @param higher how many other subjects score higher than the mate
 * @param tied how many other subjects score as the mate does
 * @param weights M weights that the searches count by; 1 each, where no identities are resampled
 */
public record MatedSearches(
        int[] identities, double[] scores, double[] bestOthers, int[] higher, int[] tied, double[] weights) {

    public MatedSearches {
        int count = identities.length;
        if (scores.length != count
                || bestOthers.length != count
                || higher.length != count
                || tied.length != count
                || weights.length != count) {
            throw new IllegalArgumentException("each of " + count + " mated searches needs its scores and counts");
        }
        if (Arrays.stream(scores).anyMatch(Double::isNaN)
                || Arrays.stream(bestOthers).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("a mated search scored NaN");
        }
    }

    /** Each counts 1. */
    public MatedSearches(int[] identities, double[] scores, double[] bestOthers, int[] higher, int[] tied) {
        this(identities, scores, bestOthers, higher, tied, Places.ones(scores.length));
    }

    /** How many they are. */
    public int count() {
        return identities.length;
    }

    /** The mate's rank in one of the searches, from 1. */
    public int rank(int search, TieRule ties) {
        return ties.rank(higher[search], tied[search]);
    }

    /** Refuses where there are none. */
    void require() {
        if (count() == 0) {
            throw new IllegalArgumentException("there are no mated searches: no probe's subject is in the gallery");
        }
    }

    /** The same searches, each counting by its weight. */
    MatedSearches weighted(double[] other) {
        return new MatedSearches(identities, scores, bestOthers, higher, tied, other);
    }

    /** By ascending scores. */
    MatedSearches sorted() {
        int[] order = Places.byScore(scores);
        return new MatedSearches(
                Places.picked(identities, order),
                Places.picked(scores, order),
                Places.picked(bestOthers, order),
                Places.picked(higher, order),
                Places.picked(tied, order),
                Places.picked(weights, order));
    }

    /** What all searches weigh. */
    double total() {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        return total;
    }
}
