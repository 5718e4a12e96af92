package dev.isogon.internal.eval.verification.folds;

import dev.isogon.internal.eval.verification.ErrorRates;
import dev.isogon.internal.eval.verification.PairScores;

/** {@link FoldMode#FACEX_ZOO}. */
final class FaceXZooFolds implements FoldRule {

    private static final int THRESHOLDS = 1_000;

    @Override
    public double threshold(FoldPairs training) {
        PairScores scores = training.sides();
        double lowest = Math.min(scores.mated()[0], scores.nonMated()[0]);
        double step = (Math.max(last(scores.mated()), last(scores.nonMated())) - lowest) / THRESHOLDS;
        double best = Double.NEGATIVE_INFINITY;
        double threshold = lowest;
        for (int i = 1; i <= THRESHOLDS; i++) {
            double candidate = lowest + step * i;
            // Strictly above: at or above the next number.
            ErrorRates rates = ErrorRates.at(scores, Math.nextUp(candidate));
            double gain = rates.trueAcceptRate() - rates.falseMatchRate();
            if (gain > best) {
                best = gain;
                threshold = candidate;
            }
        }
        return threshold;
    }

    private static double last(double[] ascending) {
        return ascending[ascending.length - 1];
    }

    @Override
    public double accuracy(FoldPairs test, double threshold) {
        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            double score = test.scores()[i];
            right += test.same()[i] ? (score > threshold ? 1 : 0) : (score < threshold ? 1 : 0);
        }
        return (double) right / test.size();
    }
}
