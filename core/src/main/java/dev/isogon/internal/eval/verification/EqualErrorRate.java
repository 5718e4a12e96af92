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
        double mated = scores.matedPairs();
        double nonMated = scores.nonMatedPairs();
        ErrorRates above = ErrorRates.at(scores, Double.POSITIVE_INFINITY);
        // FMR rises and FNMR falls on the way down, so that the smallest gap is on one side of where they cross.
        DistinctScores steps = scores.steps();
        while (steps.next() && gap(at(steps, mated, nonMated)) < 0) {
            above = at(steps, mated, nonMated);
        }
        DistinctScores walk = scores.below(above.threshold());
        ErrorRates below = above;
        boolean more = walk.next();
        while (more && gap(below) < 0) {
            above = below;
            below = at(walk, mated, nonMated);
            more = walk.next();
        }
        boolean lower = -gap(above) > gap(below) || (-gap(above) == gap(below) && both(below) <= both(above));
        return lower
                ? new EqualErrorRate(
                        moved(below, more ? middle(walk.threshold(), below.threshold()) : below.threshold()))
                : new EqualErrorRate(moved(above, middle(below.threshold(), above.threshold())));
    }

    private static ErrorRates at(DistinctScores walk, double mated, double nonMated) {
        return new ErrorRates(walk.threshold(), walk.falseMatches(), nonMated, walk.falseNonMatches(), mated);
    }

    private static ErrorRates moved(ErrorRates rates, double threshold) {
        return new ErrorRates(
                threshold, rates.falseMatches(), rates.nonMated(), rates.falseNonMatches(), rates.mated());
    }

    /** FMR − FNMR, times M·N: of counts a whole number, so that ties are ties; what a product's rounding drops is added. */
    private static double gap(ErrorRates rates) {
        double accepted = rates.falseMatches() * rates.mated();
        double refused = rates.falseNonMatches() * rates.nonMated();
        return accepted
                - refused
                + (Math.fma(rates.falseMatches(), rates.mated(), -accepted)
                        - Math.fma(rates.falseNonMatches(), rates.nonMated(), -refused));
    }

    /** FMR + FNMR, likewise. */
    private static double both(ErrorRates rates) {
        return rates.falseMatches() * rates.mated() + rates.falseNonMatches() * rates.nonMated();
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
