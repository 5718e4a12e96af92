package dev.isogon.internal.eval.verification.folds;

import dev.isogon.internal.eval.verification.SquaredDistances;

/** {@link FoldMode#INSIGHTFACE}. */
final class InsightFaceFolds implements FoldRule {

    static final int FOLDS = 10;

    private static final int THRESHOLDS = 400;
    private static final double STEP = 0.01;

    @Override
    public FoldedScores folds(FoldedScores given) {
        return given.byOrder(FOLDS);
    }

    @Override
    public double threshold(FoldPairs training) {
        SquaredDistances distances = SquaredDistances.of(training.sides());
        int best = 0;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < THRESHOLDS; i++) {
            int wrong = distances.wrong(i * STEP);
            if (wrong < fewest) {
                fewest = wrong;
                best = i;
            }
        }
        return SquaredDistances.cosine(best * STEP);
    }

    @Override
    public double accuracy(FoldPairs test, double threshold) {
        double distance = 2 - 2 * threshold;
        return test.accuracy(cosine -> SquaredDistances.of(cosine) < distance);
    }
}
