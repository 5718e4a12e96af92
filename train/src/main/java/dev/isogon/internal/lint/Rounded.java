package dev.isogon.internal.lint;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as findings say them. */
final class Rounded {

    private Rounded() {}

    /** Four significant digits without trailing zeros: "28.6", "0.01", "3.107". */
    static String of(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                        .replace('-', '−')
                : String.valueOf(value);
    }
}
