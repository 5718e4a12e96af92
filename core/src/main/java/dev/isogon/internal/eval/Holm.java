package dev.isogon.internal.eval;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction: of m comparisons at once, some look different by chance. Adjusted p-values are below α for any pair
 * that is equal in truth with probability at most α, whatever depends on what.
 *
 * <p>S. Holm, <i>A simple sequentially rejective multiple test procedure</i>, Scandinavian Journal of Statistics 6 (1979).
 */
public final class Holm {

    private Holm() {}

    /**
     * With the p-values in ascending order, the j-th becomes the largest of min(1, (m − i + 1)·pᵢ) over i ≤ j.
     *
     * @param p m values from 0 to 1
     * @return m adjusted values in the same order
     * @throws IllegalArgumentException when a value is no probability
     */
    public static double[] adjusted(double... p) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            double each = p[order[i]];
            if (!(each >= 0 && each <= 1)) {
                throw new IllegalArgumentException("a p-value must be from 0 to 1, but was " + each);
            }
            largest = Math.max(largest, Math.min(1, (order.length - i) * each));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }
}
