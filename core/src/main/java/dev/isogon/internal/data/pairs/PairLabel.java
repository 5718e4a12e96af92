package dev.isogon.internal.data.pairs;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pair is mated, as files say it: the one place that knows their words. In a file, 0 and −1 both say "non-mated",
 * but never in the same one.
 */
enum PairLabel {
    MATED,
    NON_MATED,
    ONE,
    ZERO,
    MINUS_ONE;

    /** What may stand in a file, for messages. */
    static final String ALLOWED =
            "1 and 0, or 1 and -1, true and false, genuine and impostor, mated and non-mated, or same"
                    + " and different";

    /** In small letters, without what may part them. */
    private static final Set<String> MATED_WORDS = Set.of(
            "true",
            "yes",
            "mated",
            "mate",
            "genuine",
            "client",
            "target",
            "tar",
            "same",
            "match",
            "matched",
            "positive",
            "pos");

    private static final Set<String> NON_MATED_WORDS = Set.of(
            "false",
            "no",
            "nonmated",
            "nonmate",
            "unmated",
            "impostor",
            "imposter",
            "imp",
            "nontarget",
            "nontar",
            "different",
            "diff",
            "nonmatch",
            "nonmatched",
            "mismatch",
            "mismatched",
            "unmatched",
            "negative",
            "neg");

    /** Null where a text says neither. */
    static @Nullable PairLabel of(String text) {
        OptionalDouble number = ScoreNumber.of(text);
        return number.isPresent() ? ofNumber(number.getAsDouble()) : ofWord(text);
    }

    /** 1, 1.0 and 1.000e+00 are one number. */
    private static @Nullable PairLabel ofNumber(double number) {
        return number == 1 ? ONE : number == 0 ? ZERO : number == -1 ? MINUS_ONE : null;
    }

    private static @Nullable PairLabel ofWord(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
        return MATED_WORDS.contains(word) ? MATED : NON_MATED_WORDS.contains(word) ? NON_MATED : null;
    }

    boolean mated() {
        return this == MATED || this == ONE;
    }

    /** Whether it is one of the two numbers that both say "non-mated". */
    boolean isZeroOrLess() {
        return this == ZERO || this == MINUS_ONE;
    }

    /** Whether one of them makes the other ambiguous in the same file. */
    boolean contradicts(@Nullable PairLabel other) {
        return other != null && other != this && isZeroOrLess() && other.isZeroOrLess();
    }
}
