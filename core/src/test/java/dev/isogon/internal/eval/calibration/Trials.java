package dev.isogon.internal.eval.calibration;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Many calibrations, each on a fresh sample of one population, against the truth.
 *
 * @param trials how many
 * @param refused those that were given no threshold; none of them is a promise, kept or broken
 * @param broken those whose threshold has a true rate above the target
 * @param byHoeffding those that were chosen without approximation
 * @param medianRate median of true rate ∕ target among those with a threshold
 * @param medianThreshold median of their thresholds
 */
record Trials(int trials, int refused, int broken, int byHoeffding, double medianRate, double medianThreshold) {

    /**
     * Runs them.
     *
     * @param sample a sample's rate by its seed
     * @param truth the true rate at a threshold
     */
    static Trials run(
            int trials, long seed, double target, LongFunction<FallingRate> sample, DoubleUnaryOperator truth) {
        Verdict[] verdicts = LongStream.range(seed, seed + trials)
                .mapToObj(each -> FixedSequence.of(sample.apply(each), target, 0.95))
                .toArray(Verdict[]::new);
        Verdict.Chosen[] chosen =
                Arrays.stream(verdicts).filter(Verdict.Chosen.class::isInstance).toArray(Verdict.Chosen[]::new);
        double[] thresholds = Arrays.stream(chosen)
                .mapToDouble(Verdict.Chosen::threshold)
                .sorted()
                .toArray();
        double[] rates = Arrays.stream(thresholds).map(truth).toArray();
        int middle = thresholds.length / 2;
        return new Trials(
                trials,
                trials - chosen.length,
                (int) Arrays.stream(rates).filter(rate -> rate > target).count(),
                (int) Arrays.stream(chosen)
                        .filter(each -> each.method() == Verdict.Method.HOEFFDING)
                        .count(),
                chosen.length == 0 ? Double.NaN : rates[middle] / target,
                chosen.length == 0 ? Double.NaN : thresholds[middle]);
    }

    /** Broken among those with a threshold. */
    double share() {
        return (double) broken / Math.max(1, trials - refused);
    }
}
