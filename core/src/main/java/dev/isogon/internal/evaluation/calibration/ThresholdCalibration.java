package dev.isogon.internal.evaluation.calibration;

import dev.isogon.internal.eval.FiniteRows;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.calibration.CalibrationResult;
import dev.isogon.internal.eval.calibration.CalibrationResult.Kind;
import dev.isogon.internal.eval.calibration.FallingRate;
import dev.isogon.internal.eval.calibration.FixedSequence;
import dev.isogon.internal.eval.calibration.HeldOutScores;
import dev.isogon.internal.eval.calibration.MeanTrueAcceptRate;
import dev.isogon.internal.eval.calibration.Verdict;
import dev.isogon.internal.eval.verification.Collapse;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The calibration that a user asks for, on held-out embeddings.
 *
 * @param kind which error rate
 * @param target what it is to be at most
 * @param confidence with which
 * @param gallery subjects in the gallery, for FPIR: as many as were asked for, or as {@link #tried} has it
 */
public record ThresholdCalibration(
        Kind kind,
        double target,
        double confidence,
        @Nullable Integer gallery) {

    /** A share of identities with errors, above the least that a verdict needs, that scores are kept for. */
    private static final double INVOLVED = 30;

    /**
     * What it came to.
     *
     * @param verdict a threshold or a refusal
     * @param result for the model's folder; null when refused
     */
    public record Outcome(Verdict verdict, @Nullable CalibrationResult result) {}

    /** The largest gallery that random ones of n identities are drawn for: half of them, so that draws differ. */
    public static int tried(int identities, long asked) {
        return (int) Math.max(1, Math.min(asked, identities / 2));
    }

    /** Calibrates; {@code work} is told how many images are compared, several times from the start. */
    public Outcome on(HeldOut heldOut, Work work) {
        FiniteRows.check("embedding", heldOut.embeddings());
        Collapse.warning(heldOut.embeddings()).ifPresent(collapsed -> {
            throw new SettingsException("no threshold is worth anything here: " + collapsed);
        });
        int identities = heldOut.identities();
        if (identities < FixedSequence.LEAST_IDENTITIES) {
            return new Outcome(FixedSequence.tooFew(identities, order(), target, confidence), null);
        }
        try (HeldOutScores scores = new HeldOutScores(heldOut.embeddings(), heldOut.labels(), work)) {
            double upTo = Math.max(target, Math.min(0.5, INVOLVED / identities));
            FallingRate rate = gallery == null ? scores.falseMatches(upTo) : scores.falsePositives(gallery, upTo);
            Verdict verdict = FixedSequence.of(rate, target, confidence);
            return new Outcome(
                    verdict, verdict instanceof Verdict.Chosen chosen ? result(chosen, scores.mated(), heldOut) : null);
        }
    }

    /** Identities in one evaluation of the error. */
    private int order() {
        return gallery == null ? 2 : gallery + 1;
    }

    private CalibrationResult result(Verdict.Chosen chosen, double[][] mated, HeldOut heldOut) {
        Interval accepted =
                MeanTrueAcceptRate.at(chosen.threshold(), mated, confidence).orElse(null);
        Verdict.Evidence evidence = chosen.evidence();
        return new CalibrationResult(
                CalibrationResult.FORMAT,
                chosen.threshold(),
                kind,
                target,
                confidence,
                gallery,
                chosen.method(),
                chosen.rate(),
                chosen.bound(),
                chosen.withoutApproximation(),
                accepted,
                heldOut.embeddings().rows(),
                evidence.identities(),
                evidence.involved(),
                evidence.effectiveErrors(),
                evidence.effectiveIdentities(),
                heldOut.data(),
                heldOut.checksum(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
