package dev.isogon.metrics;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.calibration.CalibrationResult;
import dev.isogon.internal.eval.calibration.CalibrationResult.Kind;
import dev.isogon.internal.eval.calibration.Verdict;
import dev.isogon.internal.evaluation.calibration.HeldOut;
import dev.isogon.internal.evaluation.calibration.ThresholdCalibration;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Calibrations as the library's callers see them. */
final class Thresholds {

    private Thresholds() {}

    /** See {@link Calibration#falseMatchRate(double, Work)}. */
    static Calibration.Outcome falseMatches(HeldOut heldOut, double target, double confidence, Work work) {
        return outcome(new ThresholdCalibration(Kind.FMR, checked(target), confidence, null), heldOut, work);
    }

    /** See {@link Calibration#falsePositiveIdentificationRate(double, int, Work)}. */
    static Calibration.Outcome falsePositives(
            HeldOut heldOut, double target, int gallery, double confidence, Work work) {
        int tried = ThresholdCalibration.tried(heldOut.identities(), gallery);
        return outcome(new ThresholdCalibration(Kind.FPIR, checked(target), confidence, tried), heldOut, work);
    }

    private static double checked(double target) {
        if (!(target > 0 && target < 1)) {
            throw new IllegalArgumentException("a rate must be between 0 and 1, such as 0.001, but was " + target);
        }
        return target;
    }

    private static Calibration.Outcome outcome(ThresholdCalibration wanted, HeldOut heldOut, Work work) {
        ThresholdCalibration.Outcome outcome = wanted.on(heldOut, work);
        if (outcome.verdict() instanceof Verdict.Refused refused) {
            return new Calibration.Refusal(
                    String.format(
                            Locale.ROOT,
                            "%,d identities cannot support an %s of at most %s with a confidence of %s; %.3g is what they"
                                    + " could support, and about %,d more are needed if they are like these",
                            refused.evidence().identities(),
                            wanted.kind().sign(),
                            wanted.target(),
                            wanted.confidence(),
                            refused.possible(),
                            refused.moreIdentities()),
                    refused.possible(),
                    refused.moreIdentities());
        }
        return threshold(Objects.requireNonNull(outcome.result(), "chosen, so there is a result"));
    }

    /** See {@link Threshold#read}. */
    static Threshold read(Path file) throws IOException {
        return threshold(Json.read(file, CalibrationResult.class));
    }

    private static Threshold threshold(CalibrationResult result) {
        Interval accepted = result.trueAcceptRate();
        Integer gallery = result.gallery();
        return new Threshold(
                result.threshold(),
                result.kind() == Kind.FMR ? Threshold.Rate.FALSE_MATCH : Threshold.Rate.FALSE_POSITIVE_IDENTIFICATION,
                result.target(),
                result.confidence(),
                gallery == null ? 0 : gallery,
                result.estimate(),
                result.identities(),
                accepted == null
                        ? null
                        : new Measurement(
                                "TAR",
                                accepted.value(),
                                accepted.low(),
                                accepted.high(),
                                accepted.confidence(),
                                null,
                                result.threshold()));
    }
}
