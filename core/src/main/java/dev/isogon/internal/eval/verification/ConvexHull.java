package dev.isogon.internal.eval.verification;

import java.util.Arrays;

/**
 * The convex hull of the ROC, from (0, 0) to (1, 1), by counts: each corner is a threshold that is best for some costs.
 *
 * <p>F. Provost, T. Fawcett, <i>Robust classification for imprecise environments</i>, Machine Learning 42 (2001).
 *
 * @param falseMatches accepted non-mated pairs at each of its K corners, ascending
 * @param trueMatches accepted mated pairs, ascending
 */
record ConvexHull(double[] falseMatches, double[] trueMatches, double nonMated, double mated) {

    static ConvexHull of(ScoredPairs scores) {
        Roc roc = Roc.of(scores);
        double[] x = new double[roc.size()];
        double[] y = new double[roc.size()];
        int size = 0;
        for (int i = 0; i < roc.size(); i++) {
            ErrorRates point = roc.point(i);
            double right = point.falseMatches();
            double up = point.mated() - point.falseNonMatches();
            while (size > 1 && !turnsRight(x, y, size, right, up)) {
                size--;
            }
            x[size] = right;
            y[size++] = up;
        }
        return new ConvexHull(
                Arrays.copyOf(x, size), Arrays.copyOf(y, size), scores.nonMatedPairs(), scores.matedPairs());
    }

    private static boolean turnsRight(double[] x, double[] y, int size, double right, double up) {
        double before = (y[size - 1] - y[size - 2]) * (right - x[size - 1]);
        double after = (up - y[size - 1]) * (x[size - 1] - x[size - 2]);
        return before > after;
    }

    /** Where the hull meets the line of equal errors. */
    double equalErrorRate() {
        double fmrBefore = 0;
        double fnmrBefore = 1;
        for (int i = 1; i < falseMatches.length; i++) {
            double fmr = falseMatches[i] / nonMated;
            double fnmr = (mated - trueMatches[i]) / mated;
            if (fmr >= fnmr) {
                double gapBefore = fnmrBefore - fmrBefore;
                double share = gapBefore / (gapBefore + fmr - fnmr);
                return fmrBefore + share * (fmr - fmrBefore);
            }
            fmrBefore = fmr;
            fnmrBefore = fnmr;
        }
        throw new IllegalStateException("a hull ends where all is accepted");
    }
}
