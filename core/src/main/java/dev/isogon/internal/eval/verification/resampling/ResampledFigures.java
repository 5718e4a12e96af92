package dev.isogon.internal.eval.verification.resampling;

/**
 * The figures of one resample. The EER is where the ROC, its points joined by straight lines, has equal errors: at most
 * half a step from the definition by thresholds.
 *
 * @param trueAcceptRates highest TAR at which FAR does not exceed each of F targets
 */
record ResampledFigures(double auc, double equalErrorRate, double[] trueAcceptRates) {

    /**
     * Walks down from the highest position, all pairs of a position at once.
     *
     * @param targets F FARs, ascending
     */
    static ResampledFigures of(long[] mated, long[] nonMated, double[] targets) {
        double allMated = sum(mated);
        double allNonMated = sum(nonMated);
        double[] accepted = new double[targets.length];
        int reached = 0;
        long trueMatches = 0;
        long falseMatches = 0;
        double area = 0;
        double equal = -1;
        for (int p = mated.length - 1; p >= 0; p--) {
            long more = falseMatches + nonMated[p];
            while (reached < targets.length && more > targets[reached] * allNonMated + 1e-9) {
                accepted[reached++] = trueMatches / allMated;
            }
            area += nonMated[p] * (trueMatches + mated[p] / 2.0);
            double fmr = falseMatches / allNonMated;
            double fnmr = 1 - trueMatches / allMated;
            falseMatches = more;
            trueMatches += mated[p];
            if (equal < 0) {
                equal = crossing(fmr, fnmr, falseMatches / allNonMated, 1 - trueMatches / allMated);
            }
        }
        while (reached < targets.length) {
            accepted[reached++] = 1;
        }
        return new ResampledFigures(area / (allMated * allNonMated), equal, accepted);
    }

    /** Where the line between two points has equal errors, or −1 where it has not come so far. */
    private static double crossing(double fmr, double fnmr, double nextFmr, double nextFnmr) {
        if (nextFmr < nextFnmr) {
            return -1;
        }
        double gap = fnmr - fmr;
        double rise = gap + nextFmr - nextFnmr;
        return rise <= 0 ? fmr : fmr + gap / rise * (nextFmr - fmr);
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
