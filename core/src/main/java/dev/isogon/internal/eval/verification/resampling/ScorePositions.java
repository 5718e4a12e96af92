package dev.isogon.internal.eval.verification.resampling;

import dev.isogon.internal.eval.verification.PairScores;
import java.util.Arrays;

/**
 * Places of scores among those of mated pairs, ascending: 2k + 1 is at the k-th different mated score, 2k below it. A ROC
 * only turns at mated scores, so no figure is lost by forgetting where between two of them a non-mated score lies. Beyond
 * {@value #MOST} different mated scores only every so-many-th is kept, and what lies between two is taken as one step.
 */
final class ScorePositions {

    private static final int MOST = 8_192;

    private final double[] kept;

    ScorePositions(PairScores scores) {
        double[] different = Arrays.stream(scores.mated()).distinct().toArray();
        if (different.length > MOST) {
            double[] some = new double[MOST];
            for (int i = 0; i < MOST; i++) {
                some[i] = different[(int) ((long) i * (different.length - 1) / (MOST - 1))];
            }
            different = some;
        }
        kept = different;
    }

    int count() {
        return 2 * kept.length + 1;
    }

    int of(double score) {
        int found = Arrays.binarySearch(kept, score + 0.0);
        return found >= 0 ? 2 * found + 1 : 2 * (-found - 1);
    }
}
