package dev.isogon.internal.data.augment;

/** What settings may be; the errors name the setting, the value and what is allowed. */
final class Allowed {

    private Allowed() {}

    static void probability(double value) {
        between("probability", value, 0, 1);
    }

    /** @throws IllegalArgumentException when a value is outside of [from, to] */
    static void between(String setting, double value, double from, double to) {
        if (!(value >= from && value <= to)) {
            throw new IllegalArgumentException(setting + " must be between " + AugmentationWord.number(from) + " and "
                    + AugmentationWord.number(to) + ", but was " + AugmentationWord.number(value));
        }
    }

    static void notNegative(String setting, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    setting + " must be at least 0, but was " + AugmentationWord.number(value));
        }
    }

    /** @throws IllegalArgumentException when a range does not lie in (0, to] */
    static void positive(String setting, Range range, double to) {
        if (!(range.from() > 0 && range.to() <= to)) {
            throw new IllegalArgumentException(setting + " must be above 0"
                    + (to < Double.MAX_VALUE ? " and at most " + AugmentationWord.number(to) : "") + ", but was "
                    + range);
        }
    }
}
