package dev.isogon.metrics;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A calibrated accept threshold τ with its promise: two images are taken for one identity iff the cosine of their embeddings
 * is at least τ, and then the error rate is at most the target, for identities like those that it was calibrated on.
 *
 * @param value τ
 * @param rate which error rate is promised
 * @param target what it is at most
 * @param confidence with which: of so many calibrations on other identities, this share keeps its promise
 * @param gallerySize subjects in the gallery that the promise is for; 0 for false matches
 * @param estimate the rate that was seen at τ
 * @param identities held-out identities that it rests on
 * @param trueAcceptRate share of pairs of one identity that are accepted; null where no identity has two images
 */
public record Threshold(
        double value,
        Rate rate,
        double target,
        double confidence,
        int gallerySize,
        double estimate,
        int identities,
        @Nullable Measurement trueAcceptRate)
        implements Calibration.Outcome {

    /** Error rates that can be promised. */
    public enum Rate {
        /** FMR: pairs of images of two random identities that are taken for one. */
        FALSE_MATCH,
        /** FPIR: searches by strangers, in a gallery of a size, that find anybody. */
        FALSE_POSITIVE_IDENTIFICATION
    }

    /** Whether two images with this cosine are taken for one identity. */
    public boolean accepts(double cosine) {
        return cosine >= value;
    }

    @Override
    public Threshold orThrow() {
        return this;
    }

    /**
     * Reads {@code calibration.json} of a model's folder, as {@code isogon calibrate} writes it.
     *
     * @throws BrokenFileException when it is none
     */
    public static Threshold read(Path file) throws IOException {
        return Thresholds.read(file);
    }
}
