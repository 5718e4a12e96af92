package dev.isogon.internal.eval.verification;

/**
 * EER: the error where FMR and FNMR are equal. They are steps and may never be, so it is a matter of definition: here, the
 * mean of both at the score τ where |FMR − FNMR| is smallest; of equally good τ the one with the smaller mean, then the
 * lower one. ISO/IEC 19795-1 leaves the choice open. {@link #onConvexHull} is another definition, which some toolkits
 * print. The threshold given is the middle between τ and the next lower score, as bob.measure gives it: no count changes
 * between them, and where both sides are far apart it keeps the same distance from either.
 *
 * @param rates both errors at the threshold
 */
public record EqualErrorRate(ErrorRates rates) {

    /** Over all scores of either side as thresholds, and +∞, which rejects all. */
    public static EqualErrorRate of(ScoredPairs scores) {
        long mated = scores.matedPairs();
        long nonMated = scores.nonMatedPairs();
        ErrorRates rates = ErrorRates.at(scores, Double.POSITIVE_INFINITY);
        double below = Double.NEGATIVE_INFINITY;
        boolean belowKnown = false;
        // Whole numbers, so that ties are ties: FMR − FNMR and FMR + FNMR, times M·N.
        long gap = mated * nonMated;
        double sum = gap;
        DistinctScores walk = scores.descending();
        while (walk.next()) {
            if (!belowKnown) {
                below = walk.threshold();
                belowKnown = true;
            }
            long falseMatches = walk.falseMatches() * mated;
            long falseNonMatches = walk.falseNonMatches() * nonMated;
            long here = Math.abs(falseMatches - falseNonMatches);
            double both = (double) falseMatches + falseNonMatches;
            if (here < gap || (here == gap && both <= sum)) {
                gap = here;
                sum = both;
                rates = new ErrorRates(walk.threshold(), walk.falseMatches(), nonMated, walk.falseNonMatches(), mated);
                below = Double.NEGATIVE_INFINITY;
                belowKnown = false;
            }
        }
        double threshold = middle(below, rates.threshold());
        return new EqualErrorRate(
                new ErrorRates(threshold, rates.falseMatches(), nonMated, rates.falseNonMatches(), mated));
    }

    /** Between the score τ and the one below it, and τ itself where there is nothing between. */
    private static double middle(double below, double score) {
        double middle = (below + score) / 2;
        return Double.isFinite(middle) && middle > below ? middle : score;
    }

    /** The EER, in [0, 1]; 0.5 is chance. */
    public double value() {
        return (rates.falseMatchRate() + rates.falseNonMatchRate()) / 2;
    }

    /** A threshold where both errors are nearest to each other. */
    public double threshold() {
        return rates.threshold();
    }

    /**
     * The EER on the convex hull of the ROC, never above 0.5: what a choice by lot between two thresholds could reach, as
     * Bosaris and bob.measure compute it. N. Brümmer, E. de Villiers, <i>The BOSARIS toolkit user guide</i> (2011).
     */
    public static double onConvexHull(ScoredPairs scores) {
        return ConvexHull.of(scores).equalErrorRate();
    }
}
