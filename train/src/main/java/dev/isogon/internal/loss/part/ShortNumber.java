package dev.isogon.internal.loss.part;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in labels and messages. */
public final class ShortNumber {

    private ShortNumber() {}

    /** A number as a person would write it: four significant digits, no trailing zeros. */
    public static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        return Math.abs(value) >= 1e6 || (value != 0 && Math.abs(value) < 1e-6)
                ? rounded.toString()
                : rounded.toPlainString();
    }
}
