package dev.isogon.internal.eval.calibration;

import dev.isogon.internal.eval.ClopperPearson;
import dev.isogon.internal.eval.Interval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A calibrated threshold with its promise and its evidence: {@value #FILE} in the folder of a model.
 *
 * @param format of the file, {@link #FORMAT}
 * @param threshold τ; images are taken for one identity iff their cosine is at least τ
 * @param kind which error rate is promised
 * @param target what that rate is at most
 * @param confidence with which it is: of so many calibrations on other identities, this share keeps its promise
 * @param gallery subjects in the gallery that the rate is promised for; null for false matches
 * @param method how the bound was found
 * @param estimate the rate that was seen at τ
 * @param bound what the rate is below with the confidence, at most the target
 * @param withoutApproximation the threshold that could be promised without approximation; null where none could
 * @param trueAcceptRate of pairs of images of one identity, with its interval; null where no identity has two images
 * @param images held-out images
 * @param identities held-out identities
 * @param involved identities with at least one error
 * @param effectiveErrors of how many independent errors a count would be as uncertain
 * @param effectiveIdentities how many identities carry that uncertainty
 * @param data where the images were
 * @param checksum SHA-256 of what was calibrated on, in hex
 * @param date when, in UTC
 */
public record CalibrationResult(
        int format,
        double threshold,
        Kind kind,
        double target,
        double confidence,
        @Nullable Integer gallery,
        Verdict.Method method,
        double estimate,
        double bound,
        @Nullable Double withoutApproximation,
        @Nullable Interval trueAcceptRate,
        int images,
        int identities,
        int involved,
        double effectiveErrors,
        double effectiveIdentities,
        String data,
        String checksum,
        String date) {

    /** Its name in the folder of a model. */
    public static final String FILE = "calibration.json";

    /** The format that is written. */
    public static final int FORMAT = 1;

    /** Which error rate. */
    public enum Kind {
        /** {@link FalseMatchRate}, of pairs. */
        FMR,
        /** {@link FalsePositiveIdentificationRate}, of searches. */
        FPIR;

        /** As people write it. */
        public String sign() {
            return name().toUpperCase(Locale.ROOT);
        }
    }

    public CalibrationResult {
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "a calibration of format " + format + " is not known, only of " + FORMAT);
        }
        if (!Double.isFinite(threshold) || !(target > 0 && target < 1) || !(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "a calibration needs a finite threshold, a target in (0, 1) and a confidence in (0.5, 1)");
        }
        if ((kind == Kind.FPIR) != (gallery != null)) {
            throw new IllegalArgumentException("a size of gallery belongs to FPIR, and to it alone");
        }
    }

    /**
     * Whether new identities contradict the promise: the lower {@link GammaBound} of their rate at the threshold is above
     * the target, with the promise's own confidence. A promise that is kept is contradicted about as rarely as it says; one
     * that is contradicted was made for other identities, images or a gallery of another size.
     *
     * @param fresh the rate of the same kind at this threshold, of identities that neither training nor calibration saw
     */
    public boolean contradictedBy(Influences fresh) {
        return GammaBound.lower(fresh, confidence) > target;
    }

    /**
     * Whether independent trials contradict it, such as pairs that share no identity; exact ({@link ClopperPearson}).
     *
     * @param errors trials with a score of at least the threshold
     * @param trials at least 1
     */
    public boolean contradictedBy(long errors, long trials) {
        return ClopperPearson.lower((double) errors, (double) trials, confidence) > target;
    }
}
