package dev.isogon.internal.eval.verification;

/**
 * Cosines c as squared distances of unit embeddings, 2 − 2c in [0, 4], where a pair is accepted iff its distance is
 * strictly below the threshold: the terms in which insightface's verification thinks.
 *
 * @param mated distances of pairs of one subject, ascending
 * @param nonMated distances of pairs of two subjects, ascending
 */
public record SquaredDistances(double[] mated, double[] nonMated) {

    private static final int THRESHOLDS = 4_000;
    private static final double STEP = 0.001;

    /** Cosines of float32 embeddings may leave [−1, 1] by this much. */
    private static final double ROUNDING = 1e-5;

    /**
     * Of cosines.
     *
     * @throws IllegalArgumentException when a score is not within [−1, 1], but for rounding
     */
    public static SquaredDistances of(PairScores cosines) {
        return new SquaredDistances(ascending(cosines.mated()), ascending(cosines.nonMated()));
    }

    /** Of one cosine; 0 for one that rounding took above 1. */
    public static double of(double cosine) {
        if (!(Math.abs(cosine) <= 1 + ROUNDING)) {
            throw new IllegalArgumentException("squared distances come from cosines, between -1 and 1, but a score is "
                    + cosine + "; choose a mode that takes any score");
        }
        return Math.max(0, 2 - 2 * cosine);
    }

    /** And back. */
    public static double cosine(double distance) {
        return 1 - distance / 2;
    }

    private static double[] ascending(double[] cosines) {
        double[] distances = new double[cosines.length];
        for (int i = 0; i < cosines.length; i++) {
            distances[i] = of(cosines[cosines.length - 1 - i]);
        }
        return distances;
    }

    /** Pairs that a threshold decides wrongly. */
    public int wrong(double threshold) {
        return PairScores.below(nonMated, threshold) + mated.length - PairScores.below(mated, threshold);
    }

    /**
     * The distance where FAR, interpolated between 0, 0.001, …, 3.999, is the target: between the last of them that does
     * not exceed it and the next. 0 where none of them reaches it.
     */
    public double thresholdFor(double target) {
        int last = THRESHOLDS - 1;
        while (last > 0 && far(last) > target) {
            last--;
        }
        double far = far(last);
        if (far == target) {
            return last * STEP;
        }
        if (last == THRESHOLDS - 1) {
            return 0;
        }
        double share = (target - far) / (far(last + 1) - far);
        return (last + share) * STEP;
    }

    private double far(int threshold) {
        return (double) PairScores.below(nonMated, threshold * STEP) / nonMated.length;
    }

    /** The errors of a distance; it is given as a cosine, which an accepted pair strictly exceeds. */
    public ErrorRates at(double distance) {
        return new ErrorRates(
                cosine(distance),
                PairScores.below(nonMated, distance),
                nonMated.length,
                mated.length - PairScores.below(mated, distance),
                mated.length);
    }
}
