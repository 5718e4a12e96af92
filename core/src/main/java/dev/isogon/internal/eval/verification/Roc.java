package dev.isogon.internal.eval.verification;

import dev.isogon.internal.eval.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The exact receiver operating characteristic: accepted non-mated and mated pairs, by falling threshold. Equal scores
 * share a threshold, so ties make one oblique step. Points within a straight run of equal steps are left out, just as
 * scikit-learn's {@code roc_curve} does by default; no value on the curve is lost with them.
 */
public final class Roc {

    private final ScoredPairs scores;
    private final double[] thresholds;

    private Roc(ScoredPairs scores, double[] thresholds) {
        this.scores = scores;
        this.thresholds = thresholds;
    }

    /** Point 0 rejects all, at τ = +∞; the last one accepts all. */
    public static Roc of(ScoredPairs scores) {
        double[] kept = new double[64];
        kept[0] = Double.POSITIVE_INFINITY;
        int size = 1;
        DistinctScores walk = scores.descending();
        boolean more = walk.next();
        while (more) {
            double threshold = walk.threshold();
            double mated = walk.matedHere();
            double nonMated = walk.nonMatedHere();
            more = walk.next();
            boolean first = size == 1;
            if (first || !more || mated != walk.matedHere() || nonMated != walk.nonMatedHere()) {
                kept = size == kept.length ? Arrays.copyOf(kept, 2 * size) : kept;
                kept[size++] = threshold;
            }
        }
        return new Roc(scores, Arrays.copyOf(kept, size));
    }

    /** Number of points, at least 2. */
    public int size() {
        return thresholds.length;
    }

    /** The i-th point. */
    public ErrorRates point(int i) {
        return ErrorRates.at(scores, thresholds[i]);
    }

    /**
     * TAR over FAR, thinned for a figure: y is the highest TAR whose FAR does not exceed x, and x goes from one false
     * accept, 1 ∕ N, to 1 by counts that lie evenly on a log axis.
     *
     * @param points at most so many, at least 2
     */
    public static Curve acceptedOverFalseAccepts(ScoredPairs scores, int points) {
        return curve(scores, points, false);
    }

    /** DET: FNMR over FMR, thinned in the same way; y is the lowest FNMR whose FMR does not exceed x. */
    public static Curve detectionErrorTradeoff(ScoredPairs scores, int points) {
        return curve(scores, points, true);
    }

    private static Curve curve(ScoredPairs scores, int points, boolean errors) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        double nonMated = scores.nonMatedPairs();
        for (long count : FalseMatchCounts.evenOnLogAxis(nonMated, points)) {
            ErrorRates rates = ErrorRates.at(scores, scores.thresholdFor((double) count));
            x.add(count / nonMated);
            y.add(errors ? rates.falseNonMatchRate() : rates.trueAcceptRate());
        }
        return Curve.of(x, y);
    }
}
