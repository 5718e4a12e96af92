package dev.isogon.study.evaluation;

import dev.isogon.eval.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A threshold that was promised with a rate, on new data.
 *
 * @param promised the rate, at most
 * @param kind "fmr" or "fpir"
 * @param threshold τ
 * @param measured the rate here
 * @param interval of it; null where it is refused
 * @param contradicted whether the whole interval lies above the promise
 */
public record ThresholdCheck(
        double promised,
        String kind,
        double threshold,
        double measured,
        @Nullable Interval interval,
        boolean contradicted) {}
