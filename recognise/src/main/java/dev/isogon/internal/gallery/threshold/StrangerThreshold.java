package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.eval.ClopperPearson;
import dev.isogon.metrics.SettingsException;
import java.util.Locale;

/**
 * The threshold at which few strangers are taken for somebody, from people who are not in this gallery: of each the best match
 * of one randomly chosen image, with the gallery as it is. It holds for this gallery and for strangers who come as these did,
 * whatever the scores' distribution and whatever the gallery.
 *
 * @param threshold τ, the float32 number above the highest score that is refused
 * @param target α, what the rate of false positive identifications (FPIR) is to be at most
 * @param kind in what sense it is
 * @param confidence c, for {@link Kind#CONFIDENCE}; 0 on average
 * @param strangers n
 * @param reaching how many of them score at least τ; with ties fewer than could be allowed
 * @param bound what is promised, at most α: k ∕ (n + 1) on average, or the upper bound of the rate with the confidence
 */
public record StrangerThreshold(
        double threshold, double target, Kind kind, double confidence, int strangers, int reaching, double bound) {

    /** In what sense a rate is promised. */
    public enum Kind {
        /** Over all draws of calibrating strangers: one calibration may be above the rate, another is below. */
        AVERAGE,
        /** Of so many calibrations this share has a rate of at most the target. */
        CONFIDENCE
    }

    /** What refusals say beside the average, where nobody named a confidence. */
    private static final double USUAL_CONFIDENCE = 0.95;

    /**
     * With FPIR ≤ α on average: the next float above the ⌈(n + 1)(1 − α)⌉-th smallest score. A stranger to come is as likely
     * as any of the n to be the highest of all n + 1, the second, and so on.
     *
     * <p>This is split conformal prediction: V. Vovk, A. Gammerman, G. Shafer, <i>Algorithmic learning in a random world</i>
     * (2005); J. Lei and others, <i>Distribution-free predictive inference for regression</i>, JASA 113 (2018), theorem 2.
     *
     * @param scores n finite numbers in any order
     * @param fpir α, between 0 and 1
     * @throws SettingsException when n is below {@link ScoresNeeded#onAverage}, with what it takes
     */
    public static StrangerThreshold onAverage(float[] scores, double fpir) {
        checkRate(fpir);
        int n = scores.length;
        long allowed = ScoresNeeded.allowedOnAverage(fpir, n);
        if (allowed < 1) {
            throw tooFew(n, ScoresNeeded.onAverage(fpir), fpir, " on average", USUAL_CONFIDENCE);
        }
        // ⌈(n + 1)(1 − α)⌉ = n + 1 − ⌊α(n + 1)⌋: all but k − 1 lie below τ.
        return above(scores, (int) allowed - 1, fpir, Kind.AVERAGE, 0, allowed / (n + 1.0));
    }

    /**
     * With FPIR ≤ α in a share c of calibrations: the next float above the (n − e)-th smallest score, e being the most errors
     * in n whose upper bound is at most α. At a threshold whose rate is above α, so few of n would be seen with a chance of
     * at most 1 − c (S. S. Wilks, <i>Determination of sample sizes for setting tolerance limits</i>, Annals of Mathematical
     * Statistics 12, 1941; as a property of conformal prediction V. Vovk, <i>Conditional validity of inductive conformal
     * predictors</i>, 2012, proposition 2a).
     *
     * @param scores n finite numbers in any order
     * @param fpir α, between 0 and 1
     * @param confidence c, between 0.5 and 1
     * @throws SettingsException when n is below {@link ScoresNeeded#withConfidence}, with what it takes
     */
    public static StrangerThreshold withConfidence(float[] scores, double fpir, double confidence) {
        checkRate(fpir);
        checkConfidence(confidence);
        int n = scores.length;
        int errors = ScoresNeeded.allowedWithConfidence(fpir, n, confidence);
        if (errors < 0) {
            throw tooFew(
                    n,
                    ScoresNeeded.withConfidence(fpir, confidence),
                    fpir,
                    " with confidence " + confidence,
                    confidence);
        }
        double bound = ClopperPearson.upper(errors, n, confidence);
        return above(scores, errors, fpir, Kind.CONFIDENCE, confidence, bound);
    }

    /** τ such that at most so many of the scores reach it. */
    private static StrangerThreshold above(
            float[] scores, int most, double fpir, Kind kind, double confidence, double bound) {
        float[] sorted = Ascending.of(scores);
        float threshold = Math.nextUp(sorted[sorted.length - 1 - most]);
        return new StrangerThreshold(
                threshold, fpir, kind, confidence, sorted.length, Ascending.from(sorted, threshold), bound);
    }

    private static SettingsException tooFew(int n, long needed, double fpir, String how, double confidence) {
        return new SettingsException(
                "fpir",
                String.format(
                        Locale.ROOT,
                        "of %s%s takes %,d strangers with one image each, but there are %,d. These could promise %.3g on"
                                + " average, and %.3g with confidence %s. Bring more strangers, or ask for a larger rate",
                        fpir,
                        how,
                        needed,
                        n,
                        ScoresNeeded.leastOnAverage(n),
                        ScoresNeeded.leastWithConfidence(n, confidence),
                        confidence));
    }

    static void checkRate(double fpir) {
        if (!(fpir > 0 && fpir < 1)) {
            throw new SettingsException("fpir", "must be between 0 and 1, such as 0.01, but was " + fpir);
        }
    }

    private static void checkConfidence(double confidence) {
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new SettingsException(
                    "confidence", "must be above 0.5 and below 1, such as 0.95, but was " + confidence);
        }
    }
}
