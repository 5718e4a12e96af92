package dev.isogon.internal.eval;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Intervals of figures in [0, 1] where errors are few. What a sample of n units shows of itself, by resamples or by its
 * spread, is nothing where there is no error, and too little where there are a handful.
 *
 * <ul>
 *   <li>Where nothing varies, n independent units were all alike. Units that are not may still be a share of 1 − q, with
 *       q = (α∕2)^(1∕n), and anything may come of those: a figure p lies within [p·q, 1 − (1 − p)·q]. For 0 and 1 that is
 *       {@link ClopperPearson}'s interval of n trials without an error, or with nothing else.
 *   <li>Below {@value #MANY} errors it is that of n* = p·(1 − p) ∕ v trials, which would be as uncertain as the figure, whose
 *       variance is v: E. L. Korn, B. I. Graubard, <i>Confidence intervals for proportions with small expected number of
 *       positive counts estimated from survey data</i>, Survey Methodology 24 (1998). It is half way from Clopper's and
 *       Pearson's to Jeffreys': of independent trials it covers at least 93.8 %, and is at most 1.22 times as wide as the
 *       estimates spread where three errors or more are expected.
 *   <li>Errors may differ in size. The further end allows for one more of a size that the third moment tells of, as the gamma
 *       interval of M. P. Fay, E. J. Feuer (Statistics in Medicine 16, 1997) does for the largest weight.
 *   <li>Where n units would be less uncertain than the figure is, as at a threshold that few others chose, the interval is by
 *       so much the usual one; from {@value #MANY} errors on it is that altogether.
 * </ul>
 *
 * <p>docs/decisions/0020-intervals-at-the-edge.md says why, docs/results/intervals.md how often they cover the truth.
 */
public final class ShareInterval {

    /** Errors, or right answers, from which on resamples show how uncertain a figure is. */
    static final double MANY = 30;

    /** Clopper's and Pearson's interval adds 0 and 1 to the counts, Jeffreys' 0.5 to both. */
    private static final double HALF_WAY = 0.25;

    /** What rounding makes of resamples that are equal. */
    private static final double ROUNDING = 1e-24;

    private ShareInterval() {}

    /**
     * The interval.
     *
     * @param usual of the figure where errors are many
     * @param variance v, of the figure
     * @param third its third central moment; 0 where all errors weigh the same
     * @param units n, independent ones that the figure rests on
     */
    public static Interval of(Interval usual, double variance, double third, int units) {
        double value = usual.value();
        if (value == 0 || value == 1 || variance <= ROUNDING) {
            Interval alike = alike(value, units, usual.confidence());
            // A threshold chosen anew in each resample moves a figure without an error too.
            return new Interval(
                    value,
                    Math.min(usual.low(), alike.low()),
                    Math.max(usual.high(), alike.high()),
                    usual.confidence());
        }
        boolean mostlyRight = value > 0.5;
        double errors = mostlyRight ? 1 - value : value;
        if (errors * value * (1 - value) / variance >= MANY) {
            return usual;
        }
        double tail = (1 - usual.confidence()) / 2;
        double near = near(errors, variance, tail);
        double far = far(errors, variance, mostlyRight ? -third : third, tail);
        double part = Math.min(1, value * (1 - value) / (units * variance));
        return new Interval(
                value,
                part * (mostlyRight ? 1 - far : near) + (1 - part) * usual.low(),
                part * (mostlyRight ? 1 - near : far) + (1 - part) * usual.high(),
                usual.confidence());
    }

    private static Interval alike(double value, int units, double confidence) {
        double seen = Math.pow((1 - confidence) / 2, 1.0 / units);
        return new Interval(value, value * seen, 1 - (1 - value) * seen, confidence);
    }

    /** The end towards no errors. */
    private static double near(double errors, double variance, double tail) {
        double trials = errors * (1 - errors) / variance;
        return BetaDistribution.of(errors * trials + HALF_WAY, (1 - errors) * trials + 1 - HALF_WAY)
                .inverseCumulativeProbability(tail);
    }

    /** The other end: that of a beta distribution whose mean and variance have room for one more error. */
    private static double far(double errors, double variance, double third, double tail) {
        double one = Math.max(variance / errors, third / variance);
        double mean = errors + (1 - HALF_WAY) * one;
        if (mean >= 1) {
            return 1;
        }
        double trials = mean * (1 - mean) / (variance + (1 - HALF_WAY) * one * one);
        return BetaDistribution.of(mean * trials, (1 - mean) * trials).inverseSurvivalProbability(tail);
    }
}
