package dev.isogon.internal.eval.verification.folds;

import dev.isogon.internal.eval.Spread;
import dev.isogon.internal.eval.verification.ErrorRates;
import dev.isogon.internal.eval.verification.SquaredDistances;

/**
 * {@code VAL ± … @ FAR} as FaceNet and insightface print it: ten folds by order, each judged by the threshold that
 * {@link dev.isogon.internal.eval.verification.FarMode#INTERPOLATED} gives for the other nine. The FAR on the folds judged is only about the target.
 *
 * <p>insightface, {@code recognition/arcface_torch/eval/verification.py}, {@code calculate_val}.
 *
 * @param target FAR asked for; insightface asks for 1e-3
 * @param value mean TAR over folds
 * @param populationDeviation of it over folds, with n in its denominator
 * @param falseAcceptRate mean FAR over folds
 */
public record ValidationRate(double target, double value, double populationDeviation, double falseAcceptRate) {

    /**
     * Judges every fold.
     *
     * @param scores cosines in the order of the list of pairs
     * @throws IllegalArgumentException when a fold lacks mated or non-mated pairs, or a score is no cosine
     */
    public static ValidationRate of(FoldedScores scores, double target) {
        if (!(target >= 0 && target <= 1)) {
            throw new IllegalArgumentException("a FAR must be from 0 to 1, but was " + target);
        }
        int folds = InsightFaceFolds.FOLDS;
        FoldedScores folded = scores.byOrder(folds);
        double[] accepted = new double[folds];
        double sumOfFar = 0;
        double sum = 0;
        for (int fold = 0; fold < folds; fold++) {
            double distance =
                    SquaredDistances.of(folded.pairs(fold, true).sides()).thresholdFor(target);
            ErrorRates rates =
                    SquaredDistances.of(folded.pairs(fold, false).sides()).at(distance);
            accepted[fold] = rates.trueAcceptRate();
            sum += accepted[fold];
            sumOfFar += rates.falseMatchRate();
        }
        double deviation = Spread.deviation(accepted) * Math.sqrt((folds - 1.0) / folds);
        return new ValidationRate(target, sum / folds, deviation, sumOfFar / folds);
    }
}
