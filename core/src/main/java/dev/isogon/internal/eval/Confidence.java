package dev.isogon.internal.eval;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Two-sided quantiles: how many standard errors an interval reaches to either side. */
public final class Confidence {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Confidence() {}

    /** 1.96 at 0.95. */
    public static double normalQuantile(double confidence) {
        return NORMAL.inverseSurvivalProbability(tail(confidence));
    }

    /** 12.7 at 0.95 and one degree of freedom, towards 1.96 with many. */
    public static double studentQuantile(double confidence, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(tail(confidence));
    }

    private static double tail(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1, but was " + confidence);
        }
        return (1 - confidence) / 2;
    }
}
