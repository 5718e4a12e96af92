package dev.isogon.internal.eval.verification;

/**
 * NIST's detection cost, C = C_miss · P_target · FNMR + C_fa · (1 − P_target) · FMR, at the threshold where it is least:
 * minDCF. It is divided by the cost of the better of accepting all and accepting none, so 1 is what no scores at all
 * would reach. The least cost is never above it; that of a threshold brought from elsewhere may be.
 *
 * <p>NIST, <i>2016 speaker recognition evaluation plan</i>, §3. The least cost chooses its threshold on the same data: a bound, which
 * no threshold brought from elsewhere goes below.
 *
 * @param value at least 0; the least one at most 1
 * @param rates at the threshold; of equally cheap ones the highest
 */
public record DetectionCost(Costs costs, double value, ErrorRates rates) {

    /**
     * What errors cost, and how often pairs are mated.
     *
     * @param miss C_miss, cost of a false non-match, above 0
     * @param falseAlarm C_fa, cost of a false match, above 0
     * @param targetProbability P_target, between 0 and 1
     */
    public record Costs(double miss, double falseAlarm, double targetProbability) {

        /** NIST's choice since 2016, for its first operating point. */
        public static final Costs NIST_2016 = new Costs(1, 1, 0.01);

        /** NIST's choice from 1996 to 2008. */
        public static final Costs NIST_2008 = new Costs(10, 1, 0.01);

        public Costs {
            if (!(miss > 0 && falseAlarm > 0 && miss + falseAlarm < Double.POSITIVE_INFINITY)
                    || !(targetProbability > 0 && targetProbability < 1)) {
                throw new IllegalArgumentException(
                        "costs must be above 0, and the probability of a mated pair between 0"
                                + " and 1, but they were " + miss + ", " + falseAlarm + " and " + targetProbability);
            }
        }

        private double of(double falseMatchRate, double falseNonMatchRate) {
            double misses = miss * targetProbability;
            double falseAlarms = falseAlarm * (1 - targetProbability);
            return (misses * falseNonMatchRate + falseAlarms * falseMatchRate) / Math.min(misses, falseAlarms);
        }
    }

    /** The least cost over all scores as thresholds, and +∞, which rejects all. */
    public static DetectionCost least(ScoredPairs scores, Costs costs) {
        double mated = scores.matedPairs();
        double nonMated = scores.nonMatedPairs();
        double threshold = Double.POSITIVE_INFINITY;
        double least = costs.of(0, 1);
        DistinctScores walk = scores.steps();
        while (walk.next()) {
            double cost = costs.of(walk.falseMatches() / nonMated, walk.falseNonMatches() / mated);
            if (cost < least) {
                least = cost;
                threshold = walk.threshold();
            }
        }
        return new DetectionCost(costs, least, ErrorRates.at(scores, threshold));
    }

    /** The cost of a threshold that was chosen elsewhere: actual DCF. */
    public static DetectionCost at(ScoredPairs scores, double threshold, Costs costs) {
        ErrorRates rates = ErrorRates.at(scores, threshold);
        return new DetectionCost(costs, costs.of(rates.falseMatchRate(), rates.falseNonMatchRate()), rates);
    }
}
