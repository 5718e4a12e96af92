package dev.isogon.internal.report.text;

import dev.isogon.internal.eval.Interval;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers as tables and sentences say them, the same in every country. */
public final class Numbers {

    /** Up to so many runs each one's figure is named. */
    private static final int NAMED = 6;

    private Numbers() {}

    /** "1 seed", "3 seeds". */
    public static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** A share in [0, 1] as per cent with two decimals; a dash where there is none. */
    static String percent(@Nullable Double share) {
        return share == null || share.isNaN() ? "–" : String.format(Locale.ROOT, "%.2f", 100 * share);
    }

    /** Runs' shares in per cent, one by one; of many the lowest and the highest. */
    static String each(List<Double> shares) {
        return shares.size() <= NAMED
                ? shares.stream().map(Numbers::percent).collect(Collectors.joining(" "))
                : percent(Collections.min(shares)) + " … " + percent(Collections.max(shares));
    }

    /** A p-value: two digits, or that it is smaller than what two digits say. */
    static String probability(double p) {
        if (p < 0.0001) {
            return "below 0.0001";
        }
        return String.format(Locale.ROOT, p < 0.001 ? "%.5f" : p < 0.01 ? "%.4f" : p < 0.1 ? "%.3f" : "%.2f", p);
    }

    /** A difference of shares in percentage points, with its sign. */
    static String points(double difference) {
        return String.format(Locale.ROOT, "%+.2f", 100 * difference).replace('-', '−');
    }

    /** Four significant digits, or the six decimals of the experiment's table where it is as small as there. */
    static String loss(@Nullable Double loss) {
        return loss == null ? "–" : String.format(Locale.ROOT, loss < 0.01 ? "%.6f" : "%.4g", loss);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    /** "97.10 to 98.20", or a dash. */
    static String range(@Nullable Interval interval) {
        return interval == null ? "–" : percent(interval.low()) + " to " + percent(interval.high());
    }
}
