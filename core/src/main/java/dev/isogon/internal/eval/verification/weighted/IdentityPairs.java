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

    /** Which of the numbers are identities of a pair. */
    boolean[] present(boolean matedOnly) {
        boolean[] present = new boolean[identities];
        for (int identity : own) {
            present[identity] = true;
        }
        for (int i = 0; i < first.length && !matedOnly; i++) {
            present[first[i]] = true;
            present[second[i]] = true;
        }
        return present;
    }

    /**
     * The pairs under weights.
     *
     * @param weights one an identity, by its number
     */
    public ScoredPairs under(double[] weights) {
        return weighted(weights);
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
