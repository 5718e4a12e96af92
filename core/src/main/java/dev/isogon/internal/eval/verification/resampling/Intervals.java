package dev.isogon.internal.eval.verification.resampling;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.Interval;
import java.util.List;

/**
 * Figures of verification with their intervals.
 *
 * @param method in a sentence: what was resampled, and what that leaves out
 * @param auc area under the curve
 * @param equalErrorRate EER
 * @param falseAcceptRates F FARs that were asked for
 * @param trueAcceptRates TAR at each of them; the threshold is chosen anew in each resample, as it was on the data
 * @param acceptedOverFalseAccepts TAR over FAR with a band, which holds for each FAR by itself
 * @param detectionErrorTradeoff FNMR over FMR with a band
 */
public record Intervals(
        String method,
        Interval auc,
        Interval equalErrorRate,
        List<Double> falseAcceptRates,
        List<Interval> trueAcceptRates,
        Curve acceptedOverFalseAccepts,
        Curve detectionErrorTradeoff) {

    public Intervals {
        falseAcceptRates = List.copyOf(falseAcceptRates);
        trueAcceptRates = List.copyOf(trueAcceptRates);
    }
}
