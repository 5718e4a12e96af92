package dev.isogon.internal.eval;

import java.util.OptionalLong;
import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How sure an estimate is that varies for two reasons: training came out as it did, and these images or identities were
 * judged and no others. Interval, p-value and smallest visible difference come from the same two variances, so that they
 * never contradict each other: with t₁ and t₂ the quantiles of Student's t at the two degrees of freedom, the estimate
 * reaches
 *
 * <pre>h(t) = √(t₁²·V₁ + t₂²·V₂)</pre>
 *
 * to either side; {@link CrossedInterval} says why each part has a t of its own. Where V₁ + V₂ is 0, as when everything is
 * right, h is 1 − (α∕2)^(1∕n), as {@link ClopperPearson} has it with n of n right: n units cannot show that no unit fails.
 *
 * @param value the estimate
 * @param ofRuns V₁, its variance over training runs; 0 where that is not known
 * @param runs R, independent runs; below 2 their variance is not known and left out
 * @param ofUnits V₂, its variance over the images or identities that were judged
 * @param units n, images or identities, at least 2
 */
public record Uncertainty(double value, double ofRuns, int runs, double ofUnits, int units) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Below it a p-value is no more than small. */
    private static final double SMALLEST_P = 1e-12;

    private static final int HALVINGS = 60;

    /** Nobody does more. */
    private static final int MOST = 1 << 24;

    public Uncertainty {
        if (units < 2 || !(ofRuns >= 0) || !(ofUnits >= 0)) {
            throw new IllegalArgumentException("variances must be at least 0, over at least 2 units, but they were "
                    + ofRuns + " and " + ofUnits + " over " + units);
        }
    }

    /**
     * The estimate and its interval.
     *
     * @param lowest what the estimate cannot be below
     * @param highest what it cannot be above
     * @param confidence between 0 and 1, usually 0.95
     */
    public Interval interval(double lowest, double highest, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1, but was " + confidence);
        }
        double half = reach((1 - confidence) / 2, 0.5);
        return new Interval(value, Math.max(lowest, value - half), Math.min(highest, value + half), confidence);
    }

    /**
     * The same of a share in [0, 1], on the scale of its logarithmic odds: near 0 and 1 a share has more room on the one side,
     * and so has the interval, which never leaves [0, 1]. With h the reach, it holds the shares whose log odds are within
     * h ∕ (p·(1 − p)) of the estimate's (the delta method). At 0 or 1 itself it is {@link #interval}.
     */
    public Interval ofShare(double confidence) {
        double rest = value * (1 - value);
        if (!(rest > 0)) {
            return interval(0, 1, confidence);
        }
        double reach = (interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, confidence)
                                .high()
                        - value)
                / rest;
        double odds = Math.log(value / (1 - value));
        return new Interval(value, share(odds - reach), share(odds + reach), confidence);
    }

    private static double share(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /**
     * The two-sided p-value of the estimate being 0 in truth: the α at which the interval of confidence 1 − α just reaches
     * 0, so that p is below 0.05 exactly where the 95 % interval leaves 0 out.
     */
    public double pValue() {
        if (value == 0) {
            return 1;
        }
        double low = Math.log(SMALLEST_P);
        double high = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (reach(Math.exp(middle) / 2, 0.5) > Math.abs(value)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(high);
    }

    /**
     * The smallest true difference that data like these show with the given power in a two-sided test: h(t₁₋α∕₂ + t_power),
     * the sum of the quantiles taken for each part (for one part alone it is the formula of J. Cohen, <i>Statistical power
     * analysis for the behavioral sciences</i>, 2nd edition 1988, chapter 2, turned round: see {@link SampleSize}).
     *
     * @param alpha probability of seeing a difference that is not there, two-sided
     * @param power probability of seeing the one that is there; at least 0.5
     */
    public double smallestVisible(double alpha, double power) {
        return reach(alpha / 2, 1 - power);
    }

    /**
     * What it would take to see a difference as large as the estimate, if it is real.
     *
     * @param runs so many runs with the units there are; empty where no number would do, or their variance is not known
     * @param units so many units with the runs there are; empty where no number would do
     */
    public record Needed(OptionalLong runs, OptionalLong units) {}

    /**
     * What it would take for {@link #smallestVisible} to be at most the estimate's size, where variances fall as 1∕n.
     *
     * @param alpha probability of seeing a difference that is not there, two-sided
     * @param power probability of seeing the one that is there; at least 0.5
     * @return nothing for an estimate of 0
     */
    public Needed needed(double alpha, double power) {
        return value == 0
                ? new Needed(OptionalLong.empty(), OptionalLong.empty())
                : new Needed(
                        runs < 2
                                ? OptionalLong.empty()
                                : smallest(n -> with(n, units).shows(alpha, power)),
                        smallest(n -> with(runs, n).shows(alpha, power)));
    }

    private boolean shows(double alpha, double power) {
        return smallestVisible(alpha, power) <= Math.abs(value);
    }

    /** The same estimate from another number of runs and units. */
    private Uncertainty with(int otherRuns, int otherUnits) {
        return new Uncertainty(value, ofRuns * runs / otherRuns, otherRuns, ofUnits * units / otherUnits, otherUnits);
    }

    /** The smallest number from 2 on for which something holds that holds for all larger ones too. */
    private static OptionalLong smallest(IntPredicate holds) {
        int high = 2;
        while (high < MOST && !holds.test(high)) {
            high *= 2;
        }
        if (!holds.test(high)) {
            return OptionalLong.empty();
        }
        int low = Math.max(2, high / 2);
        while (low < high) {
            int middle = (low + high) / 2;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalLong.of(high);
    }

    /** h at the sum of two quantiles, given by their upper tails. */
    private double reach(double tail, double secondTail) {
        if (ofRuns + ofUnits == 0) {
            if (secondTail == 0.5) {
                return 1 - Math.pow(tail, 1.0 / units);
            }
            double z = NORMAL.inverseSurvivalProbability(tail) + NORMAL.inverseSurvivalProbability(secondTail);
            return z * z / (units + z * z);
        }
        double byRuns = runs < 2 || ofRuns == 0 ? 0 : quantiles(runs - 1, tail, secondTail);
        double byUnits = ofUnits == 0 ? 0 : quantiles(units - 1, tail, secondTail);
        return Math.sqrt(byRuns * byRuns * ofRuns + byUnits * byUnits * ofUnits);
    }

    private static double quantiles(double freedom, double tail, double secondTail) {
        TDistribution t = TDistribution.of(freedom);
        return t.inverseSurvivalProbability(tail) + (secondTail == 0.5 ? 0 : t.inverseSurvivalProbability(secondTail));
    }
}
