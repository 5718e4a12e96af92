package dev.isogon.internal.evaluation.calibration;

import dev.isogon.internal.eval.calibration.CalibrationResult;
import dev.isogon.internal.eval.calibration.HeldOutScores;
import dev.isogon.internal.eval.calibration.Influences;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a calibrated threshold does on new identities.
 *
 * @param promise that was made
 * @param identities new ones
 * @param fresh the rate of the promised kind at the threshold, of those
 */
public record PromiseOnNewData(CalibrationResult promise, int identities, Influences fresh) {

    /** Fewer cannot lose one and still be a sample of pairs. */
    private static final int FEWEST = 3;

    /**
     * Measures.
     *
     * @param embeddings N×D, of identities that neither training nor calibration saw
     * @param labels N identities by number
     * @return empty where there are too few identities to measure such a rate
     */
    public static Optional<PromiseOnNewData> of(CalibrationResult promise, FloatMatrix embeddings, int[] labels) {
        int identities = (int) Arrays.stream(labels).distinct().count();
        Integer gallery = promise.gallery();
        if (identities < FEWEST || (gallery != null && gallery > identities - 2)) {
            return Optional.empty();
        }
        try (HeldOutScores scores = new HeldOutScores(embeddings, labels, Work.silent())) {
            Influences fresh = gallery == null
                    ? scores.falseMatchesAt(promise.threshold())
                    : scores.falsePositivesAt(promise.threshold(), gallery);
            return Optional.of(new PromiseOnNewData(promise, identities, fresh));
        }
    }

    /** Whether the new rate is above the promised one beyond doubt. */
    public boolean contradicted() {
        return promise.contradictedBy(fresh);
    }

    /** The contradiction in words. */
    public String warning() {
        return String.format(
                Locale.ROOT,
                "these %,d identities contradict the calibrated threshold %s: it was promised that %s is at most %s, and"
                        + " here it is %.3g. They, or their images, are not like those that it was calibrated on;"
                        + " calibrate anew on some like these",
                identities,
                promise.threshold(),
                promise.kind().sign(),
                promise.target(),
                fresh.rate());
    }
}
