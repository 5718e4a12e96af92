package dev.isogon.internal.data.pairs;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A score as programs write it: a number, or what C, Java, NumPy, pandas, R and Microsoft's compilers write for one that is
 * none or infinite.
 */
final class ScoreNumber {

    private static final Set<String> NOT_A_NUMBER =
            Set.of("nan", "nan(ind)", "nan(snan)", "1.#qnan", "1.#snan", "1.#ind", "na", "n/a", "<na>", "null", "none");

    private static final Set<String> INFINITE = Set.of("inf", "infinity", "1.#inf", "\u221e");

    private ScoreNumber() {}

    /** The number, NaN or an infinity; empty where the text is none of them, or a number that is too large for a double. */
    static OptionalDouble of(String text) {
        OptionalDouble finite = finite(text.strip());
        return finite.isPresent() ? finite : special(text.strip());
    }

    private static OptionalDouble special(String text) {
        boolean negative = text.startsWith("-");
        String word = (negative || text.startsWith("+") ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        // Microsoft's C prints 1.#INF with as many digits as were asked for: 1.#INF00.
        String bare = word.startsWith("1.#") ? word.replaceFirst("0+$", "") : word;
        if (NOT_A_NUMBER.contains(bare)) {
            return OptionalDouble.of(Double.NaN);
        }
        return !INFINITE.contains(bare)
                ? OptionalDouble.empty()
                : OptionalDouble.of(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }

    private static OptionalDouble finite(String text) {
        int last = text.isEmpty() ? -1 : text.charAt(text.length() - 1);
        // Java's own suffixes (1f, 2d) are no numbers elsewhere.
        if (last != '.' && (last < '0' || last > '9')) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
