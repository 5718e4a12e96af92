package dev.isogon.internal.eval.verification.folds;

import dev.isogon.internal.eval.verification.DistinctScores;
import dev.isogon.internal.eval.verification.PairScores;

/** {@link FoldMode#LFW}. */
final class LfwFolds implements FoldRule {

    @Override
    public double threshold(FoldPairs training) {
        double threshold = Double.POSITIVE_INFINITY;
        PairScores scores = training.sides();
        double fewest = scores.matedPairs();
        DistinctScores walk = scores.descending();
        while (walk.next()) {
            double wrong = walk.falseMatches() + walk.falseNonMatches();
            if (wrong < fewest) {
                fewest = wrong;
                threshold = walk.threshold();
            }
        }
        return threshold;
    }

    @Override
    public double accuracy(FoldPairs test, double threshold) {
        return test.accuracy(score -> score >= threshold);
    }
}
