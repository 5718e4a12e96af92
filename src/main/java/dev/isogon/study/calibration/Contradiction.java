package dev.isogon.study.calibration;

import dev.isogon.eval.calibration.CalibrationResult;
import dev.isogon.eval.calibration.HeldOutScores;
import dev.isogon.eval.calibration.Influences;
import dev.isogon.tensor.FloatMatrix;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether new identities contradict what a threshold was promised to keep, in a sentence. */
public final class Contradiction {

    private Contradiction() {}

    /**
     * Compares.
     *
     * @param result the promise
     * @param embeddings N×D, of identities that neither training nor calibration saw
     * @param labels N identities by number
     * @return a warning where the rate of the new identities is above the target beyond doubt; empty otherwise, also where
     *     there are too few of them to say
     */
    public static Optional<String> of(CalibrationResult result, FloatMatrix embeddings, int[] labels) {
        long identities = Arrays.stream(labels).distinct().count();
        Integer gallery = result.gallery();
        if (identities < 3 || (gallery != null && gallery > identities - 2)) {
            return Optional.empty();
        }
        Influences fresh;
        try (HeldOutScores scores = new HeldOutScores(embeddings, labels, done -> {})) {
            fresh = gallery == null
                    ? scores.falseMatchesAt(result.threshold())
                    : scores.falsePositivesAt(result.threshold(), gallery);
        }
        return result.contradictedBy(fresh)
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "these %,d identities contradict the calibrated threshold %s: it was promised that %s is at most"
                                + " %s, and here it is %.3g. They, or their images, are not like those that it was"
                                + " calibrated on; calibrate anew on some like these",
                        identities,
                        result.threshold(),
                        result.kind().sign(),
                        result.target(),
                        fresh.rate()))
                : Optional.empty();
    }
}
