package dev.isogon.internal.eval.weighted;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Searches in a gallery: each with the highest similarity it found, and the identity it is of.
 *
 * @param scores highest similarity of each search
 * @param hits whether the nearest is the searcher's identity; false for all strangers
 * @param mated whether the searcher is enrolled
 * @param identities whose search it is
 */
public record WeightedSearches(double[] scores, boolean[] hits, boolean[] mated, int[] identities) {

    public WeightedSearches {
        int n = scores.length;
        if (hits.length != n || mated.length != n || identities.length != n) {
            throw new IllegalArgumentException("searches need as many marks and identities as they have scores: " + n);
        }
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("a search scored NaN");
        }
    }

    /**
     * What the searches come to under some weights.
     *
     * @param rankOne share of mated searches whose nearest is right
     * @param detected for each target, share of mated searches whose nearest is right and at least τ; τ is the lowest at
     *     which the share of strangers' searches that reach it is at most the target
     * @param area chance that a mated search scores higher than a stranger's, ties counted half
     */
    public record Rates(double rankOne, double[] detected, double area) {}

    /** Rates for false-positive identification rates in [0, 1]; NaN where one side has no searches. */
    public Rates rates(double[] targets, IntToDoubleFunction weightOfIdentity) {
        int[] falling = order();
        double[] weights =
                IntStream.of(identities).mapToDouble(weightOfIdentity).toArray();
        double ofMated = 0;
        double ofStrangers = 0;
        double right = 0;
        for (int i = 0; i < weights.length; i++) {
            ofMated += mated[i] ? weights[i] : 0;
            ofStrangers += mated[i] ? 0 : weights[i];
            right += hits[i] ? weights[i] : 0;
        }
        double[] detected = new double[targets.length];
        double hit = 0;
        double passed = 0;
        double seen = 0;
        double wins = 0;
        for (int from = 0, to; from < falling.length; from = to) {
            double tiedMated = 0;
            double tiedStrangers = 0;
            for (to = from; to < falling.length && scores[falling[to]] == scores[falling[from]]; to++) {
                int i = falling[to];
                tiedMated += mated[i] ? weights[i] : 0;
                tiedStrangers += mated[i] ? 0 : weights[i];
                hit += hits[i] ? weights[i] : 0;
            }
            wins += tiedStrangers * (seen + tiedMated / 2);
            seen += tiedMated;
            passed += tiedStrangers;
            for (int t = 0; t < targets.length; t++) {
                if (passed <= targets[t] * ofStrangers * (1 + ROUNDING)) {
                    detected[t] = hit / ofMated;
                }
            }
        }
        return new Rates(right / ofMated, detected, wins / (ofMated * ofStrangers));
    }

    /** Sums in another order may differ by so much, which must not cost one search. */
    private static final double ROUNDING = 1e-9;

    private int[] order() {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
