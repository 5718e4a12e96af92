package dev.isogon.metrics;

import dev.isogon.internal.eval.FiniteRows;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.calibration.HeldOut;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses the accept threshold for an error rate that is stated, on identities that training did not see, and promises it
 * with a confidence; or refuses, saying what these data could support. Identities are what counts, not pairs, since a few of
 * them bring most errors about; at least 30 are needed, and better hundreds.
 *
 * <p>Source: fixed sequence testing (Angelopoulos and others, <i>Learn then test</i>) over an upper bound on the rate as a
 * U-statistic of identities; docs/decisions/0012 says how, and what is approximate.
 */
public final class Calibration {

    private static final double CONFIDENCE = 0.95;

    private final HeldOut heldOut;
    private final double confidence;

    private Calibration(HeldOut heldOut, double confidence) {
        this.heldOut = heldOut;
        this.confidence = confidence;
    }

    /** What it came to: a threshold with its promise, or a refusal. */
    public sealed interface Outcome permits Threshold, Refusal {

        /**
         * The threshold.
         *
         * @throws RefusedException when there is none, saying why
         */
        Threshold orThrow();
    }

    /**
     * No threshold, since the data cannot support the rate.
     *
     * @param reason in a sentence or two
     * @param possible a rate that these data can support, above the one asked for
     * @param moreIdentities about how many more the rate asked for needs, if they are like these
     */
    public record Refusal(String reason, double possible, long moreIdentities) implements Outcome {

        @Override
        public Threshold orThrow() {
            throw new RefusedException(reason);
        }
    }

    /** A threshold was asked for that the data cannot support. */
    public static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        RefusedException(String reason) {
            super(reason);
        }
    }

    /**
     * On embeddings of identities that training did not see.
     *
     * @param embeddings N×D finite numbers, of any length: the cosine is what counts
     * @param identities N, whose each of them is: numbers of at least 0
     * @throws IllegalArgumentException when they are not as many, or an embedding is of zeros or not of finite numbers
     */
    public static Calibration of(Embeddings embeddings, int[] identities) {
        if (identities.length != embeddings.size()) {
            throw new IllegalArgumentException(
                    embeddings.size() + " embeddings need as many identities, not " + identities.length);
        }
        FloatMatrix matrix = new FloatMatrix(embeddings.size(), embeddings.dimensions(), embeddings.values());
        FiniteRows.check("embedding", matrix, embeddings.names());
        int[] zeros = new LabelledEmbeddings(embeddings.names(), matrix, identities, List.of()).failed();
        if (zeros.length > 0) {
            throw new IllegalArgumentException(
                    zeros.length + " embeddings are of zeros, as where no face was found, and have no"
                            + " cosine; leave them out. The first is row " + zeros[0] + " ("
                            + embeddings.names().get(zeros[0]) + ")");
        }
        return new Calibration(HeldOut.inMemory(matrix, identities.clone()), CONFIDENCE);
    }

    /** The same of plain arrays: N rows of D numbers. */
    public static Calibration of(float[][] embeddings, int[] identities) {
        return of(Embeddings.of(embeddings), identities);
    }

    /** The same with identities by their names. */
    public static Calibration of(Embeddings embeddings, List<String> identities) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<Integer> labels = new ArrayList<>();
        identities.forEach(each -> labels.add(numbers.computeIfAbsent(each, none -> numbers.size())));
        return of(embeddings, labels.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * With another confidence than 0.95: of so many calibrations on other identities, this share keeps its promise.
     *
     * @throws IllegalArgumentException when it is not above 0.5 and below 1
     */
    public Calibration confidence(double share) {
        if (!(share > 0.5 && share < 1)) {
            throw new IllegalArgumentException("confidence must be above 0.5 and below 1, but was " + share);
        }
        return new Calibration(heldOut, share);
    }

    /** For an FMR, on all cores; see {@link #falseMatchRate(double, Work)}. */
    public Outcome falseMatchRate(double target) {
        return falseMatchRate(target, Work.silent());
    }

    /**
     * The lowest threshold at which at most this share of pairs of images of two random identities is taken for one.
     *
     * @param target in (0, 1), such as 1e-3
     * @throws IllegalArgumentException when the target is not in (0, 1), or an embedding not of finite numbers
     * @throws StoppedException when the work is stopped
     */
    public Outcome falseMatchRate(double target, Work work) {
        return Thresholds.falseMatches(heldOut, target, confidence, work);
    }

    /** For an FPIR, on all cores; see {@link #falsePositiveIdentificationRate(double, int, Work)}. */
    public Outcome falsePositiveIdentificationRate(double target, int gallerySize) {
        return falsePositiveIdentificationRate(target, gallerySize, Work.silent());
    }

    /**
     * The lowest threshold at which at most this share of searches by a stranger, in a gallery of random subjects, finds
     * anybody.
     *
     * @param target in (0, 1), such as 1e-2
     * @param gallerySize subjects, at least 1; at most half of the identities can be drawn, and the threshold says for how
     *     many it is
     * @throws IllegalArgumentException when the target is not in (0, 1), the gallery is empty, or an embedding is not of
     *     finite numbers
     * @throws StoppedException when the work is stopped
     */
    public Outcome falsePositiveIdentificationRate(double target, int gallerySize, Work work) {
        if (gallerySize < 1) {
            throw new IllegalArgumentException(
                    "a gallery has at least 1 subject, but " + gallerySize + " were asked for");
        }
        return Thresholds.falsePositives(heldOut, target, gallerySize, confidence, work);
    }
}
