package dev.isogon.internal.eval;

import java.util.Arrays;

/**
 * How many units of equal weight say as much as some of unequal weight: an identity with a thousand pairs beside a hundred
 * with one each is almost all that there is to go by. L. Kish, <i>Survey sampling</i> (1965), 11.7.
 */
public final class EffectiveUnits {

    private EffectiveUnits() {}

    /** ⌊(Σw)² ∕ Σw²⌋, from 1 to the number of weights above 0. */
    public static int of(double... weights) {
        double sum = 0;
        double squares = 0;
        for (double weight : weights) {
            sum += weight;
            squares += weight * weight;
        }
        // Rounding must not take one from n equal weights.
        return (int) Math.max(1, Math.floor(sum * sum / squares * (1 + 1e-12)));
    }

    /** The same of identities, each weighing as often as it is there. */
    public static int ofEach(int[] identities) {
        int[] sorted = identities.clone();
        Arrays.sort(sorted);
        double[] weights = new double[sorted.length];
        int last = -1;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                last++;
            }
            weights[last]++;
        }
        return of(weights);
    }
}
