package dev.isogon.internal.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known word that a mistyped one is closest to. */
public final class Nearest {

    private Nearest() {}

    /** The closest of {@code known}, if it is at most a third of the word away in single-letter edits. */
    public static Optional<String> to(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt((String k) -> edits(lower, k)).thenComparing(Comparator.naturalOrder()))
                .filter(k -> edits(lower, k) <= Math.max(1, Math.max(lower.length(), k.length()) / 3));
    }

    /** "; did you mean X?", or nothing. */
    public static String hint(String word, Collection<String> known) {
        return to(word, known).map(k -> "; did you mean " + k + "?").orElse("");
    }

    /** Levenshtein's distance, with a swap of neighbours counted once. */
    private static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
