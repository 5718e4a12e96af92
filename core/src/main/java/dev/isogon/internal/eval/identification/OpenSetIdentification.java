package dev.isogon.internal.eval.identification;

import java.util.Arrays;

/**
 * Open-set identification at a false-positive identification rate: a probe is identified as its nearest gallery subject
 * where their similarity is at least the threshold τ, and unknown otherwise.
 *
 * <p>τ is chosen on the very searches that it is judged on: an optimistic figure, not a promise for others.
 *
 * @param target FPIR that τ was chosen for
 * @param threshold τ, the lowest at which the FPIR is at most the target; −∞ where even all may pass
 * @param fpir share of non-mated searches that are not called unknown at τ; with tied scores it may be below the target
 * @param dir detection and identification rate: share of mated searches whose nearest is the right subject and at least
 *     τ; 1 − FNIR at rank 1, unless another rank was asked for
 * @see <a href="https://www.iso.org/standard/73515.html">ISO/IEC 19795-1, false-positive and false-negative
 *     identification-error rates</a>
 */
public record OpenSetIdentification(double target, double threshold, double fpir, double dir) {

    /**
     * Chooses τ on these strangers and says what it comes to on them: an optimistic figure, not a promise for others.
     *
     * @param matedScores highest similarity of each probe whose subject is in the gallery
     * @param identified for each of them whether that nearest is its subject
     * @param strangerScores highest similarity of each probe whose subject is not
     * @param target in [0, 1]
     * @throws IllegalArgumentException when a side has no scores or one is NaN
     */
    public static OpenSetIdentification of(
            double[] matedScores, boolean[] identified, double[] strangerScores, double target) {
        check(matedScores, "mated");
        check(strangerScores, "non-mated");
        if (!(target >= 0 && target <= 1) || identified.length != matedScores.length) {
            throw new IllegalArgumentException("the FPIR must be from 0 to 1, and each mated probe must be marked, but"
                    + " they were " + target + ", " + matedScores.length + " and " + identified.length);
        }
        double[] sorted = strangerScores.clone();
        Arrays.sort(sorted);
        double threshold = DirThreshold.lowest(sorted, target);
        int hits = 0;
        for (int i = 0; i < matedScores.length; i++) {
            hits += identified[i] && matedScores[i] >= threshold ? 1 : 0;
        }
        long passed = Arrays.stream(sorted).filter(score -> score >= threshold).count();
        return new OpenSetIdentification(
                target, threshold, (double) passed / sorted.length, (double) hits / matedScores.length);
    }

    /**
     * By one of the definitions in use.
     *
     * @param target in [0, 1]; above 0 in {@link DirDefinition#IJB_1N}
     * @param rank the mate must be among so many, from 1; {@link DirDefinition#IJB_EVALS} knows 1 only, and {@link
     *     DirDefinition#IJB_1N} none
     * @throws IllegalArgumentException when a side has no searches; {@link DirDefinition#IJB_1N} asks for mated ones
     *     only, and its FPIR is NaN without non-mated ones
     */
    public static OpenSetIdentification of(Searches searches, double target, int rank, DirDefinition definition) {
        DirThreshold threshold = DirThreshold.of(searches, target, rank, definition);
        return new OpenSetIdentification(
                target, threshold.value(), threshold.falsePositiveRate(), threshold.identificationRate());
    }

    /**
     * The chance that a mated probe scores higher than a stranger, ties counted half: the area under the curve of
     * accepted mated over accepted non-mated probes.
     */
    public static double areaUnderCurve(double[] matedScores, double[] strangerScores) {
        check(matedScores, "mated");
        check(strangerScores, "non-mated");
        double[] sorted = strangerScores.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double score : matedScores) {
            wins += (Ascending.below(sorted, score) + Ascending.atMost(sorted, score)) / 2.0;
        }
        return wins / ((double) matedScores.length * sorted.length);
    }

    private static void check(double[] scores, String kind) {
        if (scores.length == 0 || Arrays.stream(scores).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException(
                    scores.length == 0 ? "there are no " + kind + " searches" : "a " + kind + " search scored NaN");
        }
    }
}
