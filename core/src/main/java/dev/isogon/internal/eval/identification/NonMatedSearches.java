package dev.isogon.internal.eval.identification;

import java.util.Arrays;

/**
 * What came of the probes whose subject is not enrolled: strangers.
 *
 * @param identities M identities, one a search
 * @param scores M highest scores with any subject
 */
public record NonMatedSearches(int[] identities, double[] scores) {

    public NonMatedSearches {
        if (identities.length != scores.length) {
            throw new IllegalArgumentException("each of " + identities.length + " non-mated searches needs its score");
        }
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("a non-mated search scored NaN");
        }
    }

    /** How many they are. */
    public int count() {
        return identities.length;
    }

    /** Refuses where there are none. */
    void require() {
        if (count() == 0) {
            throw new IllegalArgumentException(
                    "there are no non-mated searches: the subject of every probe is in the gallery");
        }
    }

    /** Some of the searches, in this order, with repetitions. */
    NonMatedSearches pick(int[] places) {
        return new NonMatedSearches(
                Arrays.stream(places).map(i -> identities[i]).toArray(),
                Arrays.stream(places).mapToDouble(i -> scores[i]).toArray());
    }
}
