package dev.isogon.internal.eval.verification.weighted;

import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.PairWeights;
import dev.isogon.internal.eval.verification.ScoredPairs;
import java.util.Arrays;

/**
 * Pairs of images whose identities are known, sorted: a mated pair counts by the weight of its identity, a non-mated one by
 * the product of both of its identities' weights.
 */
public final class IdentityPairs {

    private final ScoreSteps steps;

    /** Of each mated pair, by ascending scores. */
    private final int[] own;

    /** Of each non-mated pair. */
    private final int[] first;

    private final int[] second;
    private final int identities;

    private IdentityPairs(ScoreSteps steps, int[] own, int[] first, int[] second) {
        this.steps = steps;
        this.own = own;
        this.first = first;
        this.second = second;
        this.identities = 1 + Math.max(highest(own), Math.max(highest(first), highest(second)));
    }

    private static int highest(int[] identities) {
        return Arrays.stream(identities).max().orElse(-1);
    }

    /**
     * Sorts.
     *
     * @throws IllegalArgumentException when there are no mated or no non-mated pairs, or a score is NaN or +∞
     */
    public static IdentityPairs of(IdentityScores pairs) {
        PairOrder order = new PairOrder(pairs.scores());
        int[] ascending = order.ascending(i -> pairs.first()[i] == pairs.second()[i]);
        double[] mated = order.scores(ascending);
        int[] own = picked(pairs.first(), ascending);
        ascending = order.ascending(i -> pairs.first()[i] != pairs.second()[i]);
        PairScores sorted = new PairScores(mated, order.scores(ascending));
        return new IdentityPairs(
                ScoreSteps.of(sorted), own, picked(pairs.first(), ascending), picked(pairs.second(), ascending));
    }

    private static int[] picked(int[] values, int[] places) {
        int[] picked = new int[places.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[places[i]];
        }
        return picked;
    }

    /** The same pairs, each counting 1. */
    public PairScores scores() {
        return steps.scores();
    }

    /** One more than the highest number of an identity: weights that {@link #under} takes. */
    public int identities() {
        return identities;
    }

    /** How many independent ones they say as much as. */
    public PairUnits units() {
        return PairUnits.of(scores(), matedCounts(), nonMatedCounts());
    }

    /** How many mated pairs each identity has, by its number. */
    double[] matedCounts() {
        return counts(own);
    }

    /** How many non-mated ones it is in. */
    double[] nonMatedCounts() {
        return counts(first, second);
    }

    private double[] counts(int[]... each) {
        double[] counts = new double[identities];
        for (int[] numbers : each) {
            for (int identity : numbers) {
                counts[identity]++;
            }
        }
        return counts;
    }

    /**
     * The pairs under weights.
     *
     * @param weights one an identity, by its number
     */
    public ScoredPairs under(double[] weights) {
        return weighted(weights);
    }

    /** The pairs with weights of the non-mated ones, by ascending scores; the mated ones count 1. */
    WeightedPairs nonMatedUnder(double[] each) {
        return new WeightedPairs(steps, new PairWeights() {
            @Override
            public double mated(int place) {
                return 1;
            }

            @Override
            public double nonMated(int place) {
                return each[place];
            }
        });
    }

    WeightedPairs weighted(double[] weights) {
        return new WeightedPairs(steps, new PairWeights() {
            @Override
            public double mated(int place) {
                return weights[own[place]];
            }

            @Override
            public double nonMated(int place) {
                return weights[first[place]] * weights[second[place]];
            }
        });
    }
}
