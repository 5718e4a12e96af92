package dev.isogon.internal.eval.identification;

import java.util.Arrays;

/**
 * What came of the probes whose subject is not enrolled: strangers.
 *
 * @param identities M identities, one a search
 * @param scores M highest scores with any subject
 * @param weights M weights that the searches count by; 1 each, where no identities are resampled
 */
public record NonMatedSearches(int[] identities, double[] scores, double[] weights) {

    public NonMatedSearches {
        if (identities.length != scores.length || weights.length != scores.length) {
            throw new IllegalArgumentException("each of " + identities.length + " non-mated searches needs its score");
        }
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("a non-mated search scored NaN");
        }
    }

    /** Each counts 1. */
    public NonMatedSearches(int[] identities, double[] scores) {
        this(identities, scores, Places.ones(scores.length));
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

    /** The same searches, each counting by its weight. */
    NonMatedSearches weighted(double[] other) {
        return new NonMatedSearches(identities, scores, other);
    }

    /** Highest scores with their weights. */
    WeightedScores weightedScores() {
        return WeightedScores.of(scores, weights);
    }

    /** By ascending scores. */
    NonMatedSearches sorted() {
        int[] order = Places.byScore(scores);
        return new NonMatedSearches(
                Places.picked(identities, order), Places.picked(scores, order), Places.picked(weights, order));
    }
}
