package dev.isogon.internal.eval.clustering;

import java.util.Map;
import java.util.TreeMap;

/**
 * The mutual information that two partitions with groups of these sizes have by chance, in nats: the mean over all ways
 * to deal out the items, where n items that a group of a and one of b share are hypergeometric:
 *
 * <pre>E = Σₐ Σ_b Σₙ n∕N · ln(N·n ∕ (a·b)) · a! b! (N−a)! (N−b)! ∕ (N! n! (a−n)! (b−n)! (N−a−b+n)!)</pre>
 *
 * <p>N. X. Vinh, J. Epps, J. Bailey, <i>Information theoretic measures for clusterings comparison</i>, JMLR 11 (2010),
 * equation 24a. Groups of the same size add the same, so that thousands of groups cost no more than their different
 * sizes.
 */
final class ExpectedInformation {

    private final int items;
    private final double[] logFactorials;

    private ExpectedInformation(int items) {
        this.items = items;
        this.logFactorials = new double[items + 1];
        for (int n = 2; n <= items; n++) {
            logFactorials[n] = logFactorials[n - 1] + Math.log(n);
        }
    }

    static double of(Contingency table) {
        ExpectedInformation expected = new ExpectedInformation(table.items());
        double sum = 0;
        Map<Integer, Integer> others = counts(table.secondSizes());
        for (Map.Entry<Integer, Integer> a : counts(table.firstSizes()).entrySet()) {
            for (Map.Entry<Integer, Integer> b : others.entrySet()) {
                sum += (double) a.getValue() * b.getValue() * expected.ofSizes(a.getKey(), b.getKey());
            }
        }
        return sum;
    }

    private double ofSizes(int a, int b) {
        double known = logFactorials[a]
                + logFactorials[b]
                + logFactorials[items - a]
                + logFactorials[items - b]
                - logFactorials[items];
        double sum = 0;
        for (int n = Math.max(1, a + b - items); n <= Math.min(a, b); n++) {
            double chance = Math.exp(known
                    - logFactorials[n]
                    - logFactorials[a - n]
                    - logFactorials[b - n]
                    - logFactorials[items - a - b + n]);
            sum += chance * n / items * Math.log((double) items * n / ((double) a * b));
        }
        return sum;
    }

    private static Map<Integer, Integer> counts(int[] sizes) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int size : sizes) {
            counts.merge(size, 1, Integer::sum);
        }
        return counts;
    }
}
