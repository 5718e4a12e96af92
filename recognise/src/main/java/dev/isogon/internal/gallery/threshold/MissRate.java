package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.TooFewIdentities;
import dev.isogon.internal.eval.calibration.MeanTrueAcceptRate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many of those who are enrolled are not named rightly at a threshold (FNIR at rank 1): the mean over subjects of the share
 * of their images that miss. An image is named rightly iff its own subject scores at least τ and more than every other.
 *
 * @param rate the mean over subjects, in [0, 1]; null where no subject has two images
 * @param interval with the rate; null where there is none, or too few subjects to carry one
 * @param subjects that have such images
 * @param images that were looked for
 * @param missed how many of those images are not named rightly
 * @param none why there is no rate, or no interval; null where there are both
 */
public record MissRate(
        @Nullable Double rate,
        @Nullable Interval interval,
        int subjects,
        int images,
        int missed,
        @Nullable None none) {

    /** Why there is no rate, or no interval. */
    public enum None {
        /** Each has one image, which can only be compared with itself. */
        NO_SUBJECT_WITH_TWO_IMAGES,
        /** Images of one subject miss together, so what counts is subjects: fewer than {@link TooFewIdentities#LEAST}. */
        TOO_FEW_SUBJECTS
    }

    /**
     * The rate at a threshold. Subjects are the sample, so the interval is {@link MeanTrueAcceptRate}'s turned round.
     *
     * @param confidence of the interval, between 0.5 and 1
     */
    public static MissRate at(double threshold, MatedScores mates, double confidence) {
        double[][] scores = named(mates);
        int subjects = scores.length;
        int images = Arrays.stream(scores).mapToInt(each -> each.length).sum();
        if (subjects == 0) {
            return new MissRate(null, null, 0, 0, 0, None.NO_SUBJECT_WITH_TWO_IMAGES);
        }
        double sum = 0;
        int missed = 0;
        for (double[] subject : scores) {
            int misses = (int) Arrays.stream(subject)
                    .filter(score -> !(score >= threshold))
                    .count();
            missed += misses;
            sum += (double) misses / subject.length;
        }
        double rate = sum / subjects;
        if (subjects < TooFewIdentities.LEAST) {
            return new MissRate(rate, null, subjects, images, missed, None.TOO_FEW_SUBJECTS);
        }
        Interval right = MeanTrueAcceptRate.at(threshold, scores, confidence).orElseThrow();
        Interval interval = new Interval(rate, 1 - right.high(), 1 - right.low(), confidence);
        return new MissRate(rate, interval, subjects, images, missed, null);
    }

    /** The score that each image is named rightly by: −∞ where another subject is as near or nearer. */
    private static double[][] named(MatedScores mates) {
        double[][] scores = new double[mates.own().length][];
        for (int i = 0; i < scores.length; i++) {
            float[] own = mates.own()[i];
            scores[i] = new double[own.length];
            for (int k = 0; k < own.length; k++) {
                scores[i][k] = own[k] > mates.others()[i][k] ? own[k] : Double.NEGATIVE_INFINITY;
            }
        }
        return scores;
    }
}
