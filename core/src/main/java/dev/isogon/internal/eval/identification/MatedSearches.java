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
 */
public record MatedSearches(int[] identities, double[] scores, double[] bestOthers, int[] higher, int[] tied) {

    public MatedSearches {
        int count = identities.length;
        if (scores.length != count || bestOthers.length != count || higher.length != count || tied.length != count) {
            throw new IllegalArgumentException("each of " + count + " mated searches needs its scores and counts");
        }
        if (Arrays.stream(scores).anyMatch(Double::isNaN)
                || Arrays.stream(bestOthers).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("a mated search scored NaN");
        }
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

    /** Some of the searches, in this order, with repetitions. */
    MatedSearches pick(int[] places) {
        return new MatedSearches(
                Arrays.stream(places).map(i -> identities[i]).toArray(),
                Arrays.stream(places).mapToDouble(i -> scores[i]).toArray(),
                Arrays.stream(places).mapToDouble(i -> bestOthers[i]).toArray(),
                Arrays.stream(places).map(i -> higher[i]).toArray(),
                Arrays.stream(places).map(i -> tied[i]).toArray());
    }
}
