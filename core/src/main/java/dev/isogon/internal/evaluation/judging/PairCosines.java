package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.data.pairs.LabelledScores;
import dev.isogon.internal.data.pairs.PairedRows;
import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.internal.eval.FiniteRows;
import dev.isogon.internal.eval.verification.PairRounding;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.UnitRows;

/**
 * Scores of listed pairs: the cosine of their embeddings, rounded as {@link PairRounding} says. Of a row of zeros there is none:
 * the comparison failed.
 */
public final class PairCosines {

    private PairCosines() {}

    /**
     * Scores.
     *
     * @param embeddings N×D
     * @throws IllegalArgumentException when a value is not finite
     */
    public static LabelledScores of(FloatMatrix embeddings, PairedRows pairs) {
        FiniteRows.check("embedding", embeddings);
        double[] lengths = new double[embeddings.rows()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = UnitRows.length(embeddings, i);
        }
        double[] scores = new double[pairs.size()];
        for (int i = 0; i < scores.length; i++) {
            int a = pairs.first()[i];
            int b = pairs.second()[i];
            double product = lengths[a] * lengths[b];
            scores[i] = product > 0 ? PairRounding.of(dot(embeddings, a, b) / product) : Double.NaN;
        }
        return new LabelledScores(scores, pairs.mated(), pairs.folds(), ScoreKind.COSINE, null);
    }

    private static double dot(FloatMatrix matrix, int a, int b) {
        int d = matrix.columns();
        double sum = 0;
        for (int k = 0; k < d; k++) {
            sum += (double) matrix.values()[a * d + k] * matrix.values()[b * d + k];
        }
        return sum;
    }
}
