package dev.isogon.internal.experiment.curves;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.Roc;
import dev.isogon.internal.eval.verification.ScoreHistogram;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import java.util.Optional;

/**
 * How well pairs of images are told apart by their cosine, over all pairs among some images.
 *
 * @param mated pairs of one class
 * @param nonMated pairs of two classes
 * @param trueAccepts TAR over FAR
 * @param falseRejects FNMR over FMR
 * @param scores how cosines lie
 * @param threshold the lowest whose FAR is at most {@link #FAR} on these pairs
 */
public record PairCurves(
        long mated, long nonMated, Curve trueAccepts, Curve falseRejects, ScoreHistogram scores, double threshold) {

    /** The false accept rate of the threshold that is shown. */
    public static final double FAR = 1e-3;

    private static final int POINTS = 200;
    private static final int BINS = 80;

    /** Empty where no two images are of one class, or none of two. */
    static Optional<PairCurves> of(Embedded images, CosineScores cosines) {
        int n = images.size();
        int[] labels = images.labels();
        double[][] scores = {new double[0], new double[0]};
        int mated = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                mated += labels[i] == labels[j] ? 1 : 0;
            }
        }
        int all = n * (n - 1) / 2;
        if (mated == 0 || mated == all) {
            return Optional.empty();
        }
        scores[0] = new double[mated];
        scores[1] = new double[all - mated];
        int[] filled = new int[2];
        cosines.read(images.embeddings(), images.embeddings(), () -> (probe, row) -> {
            synchronized (filled) {
                for (int other = probe + 1; other < n; other++) {
                    int side = labels[probe] == labels[other] ? 0 : 1;
                    scores[side][filled[side]++] = row[other];
                }
            }
        });
        return Optional.of(of(new PairScores(scores[0], scores[1])));
    }

    private static PairCurves of(PairScores scores) {
        return new PairCurves(
                scores.mated().length,
                scores.nonMated().length,
                Roc.acceptedOverFalseAccepts(scores, POINTS),
                Roc.detectionErrorTradeoff(scores, POINTS),
                ScoreHistogram.of(scores, BINS),
                scores.typed(TrueAcceptRate.at(scores, FAR).rates().threshold()));
    }
}
