package dev.isogon.internal.eval;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Thresholds that a person can type. Between the highest score that is refused and the lowest that is accepted every threshold
 * decides alike, so the one that is given has few digits, and what is printed is the whole number: typed in, it decides as it
 * did. Rounded for print alone, "0.3000" stands for 0.30000000000000004, which refuses a score of 0.3 that 0.3 accepts.
 */
public final class TypedThreshold {

    /** Decimals to begin with. */
    private static final int USUAL = 4;

    /** Scores as small as this differ within the decimals tried. */
    private static final int MOST = 40;

    private TypedThreshold() {}

    /**
     * The threshold with the fewest decimals, four or more, that decides alike: the nearest, or else the next above. Where
     * any does, it is one that also decides alike when it is rounded to float32, as the cosines of others may be.
     *
     * @param refused the highest score below τ; −∞ where there is none
     * @param threshold τ; what is not finite stays as it is
     * @param accepted the lowest score from τ on; +∞ where there is none
     */
    public static double of(double refused, double threshold, double accepted) {
        if (!Double.isFinite(threshold)) {
            return threshold;
        }
        for (boolean single : new boolean[] {true, false}) {
            BigDecimal wanted = new BigDecimal(single ? Math.max(threshold, aboveInSingle(refused)) : threshold);
            for (int decimals = USUAL; decimals <= MOST; decimals++) {
                for (RoundingMode mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.CEILING)) {
                    double typed = wanted.setScale(decimals, mode).doubleValue();
                    if (refused < typed
                            && typed <= accepted
                            && (!single || (refused < (float) typed && (float) typed <= accepted))) {
                        return typed;
                    }
                }
            }
        }
        return threshold;
    }

    /** The lowest number that as a float32 is above the score. */
    private static double aboveInSingle(double score) {
        float single = (float) score;
        float above = single > score ? single : Math.nextUp(single);
        double middle = ((double) Math.nextDown(above) + above) / 2;
        return Double.isFinite(middle) ? Math.nextUp(middle) : Double.NEGATIVE_INFINITY;
    }

    /** All its digits, four decimals or more; never as 1.0E-4. */
    public static String words(double threshold) {
        if (!Double.isFinite(threshold)) {
            return Double.toString(threshold);
        }
        BigDecimal exact = BigDecimal.valueOf(threshold).stripTrailingZeros();
        return exact.setScale(Math.max(USUAL, exact.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
