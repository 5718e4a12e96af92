package dev.isogon.internal.config.types;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A number x with low ≤ x < high, or low < x ≤ high where {@code lowExcluded}. */
public record RealNumber(double low, boolean lowExcluded, double high) implements SettingType<Double> {

    /** low ≤ x < high. */
    public static RealNumber from(double low, double high) {
        return new RealNumber(low, false, high);
    }

    /** low < x ≤ high. */
    public static RealNumber above(double low, double high) {
        return new RealNumber(low, true, high);
    }

    @Override
    public @Nullable Double read(Object given, Consumer<String> problems) {
        try {
            double number = Double.parseDouble(given.toString().strip());
            if (lowExcluded ? number > low && number <= high : number >= low && number < high) {
                return number;
            }
        } catch (NumberFormatException e) {
            problems.accept("must be a number " + range() + ", but was " + given);
            return null;
        }
        problems.accept("must be " + range() + ", but was " + given);
        return null;
    }

    private String range() {
        return lowExcluded ? "above " + low + " and at most " + high : "at least " + low + " and below " + high;
    }

    @Override
    public String allowed() {
        return "a number " + range();
    }
}
