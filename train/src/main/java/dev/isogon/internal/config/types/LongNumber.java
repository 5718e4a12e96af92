package dev.isogon.internal.config.types;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A whole number in [low, high], of 64 bits. */
public record LongNumber(long low, long high) implements SettingType<Long> {

    /** Any seed. */
    public static final LongNumber ANY = new LongNumber(Long.MIN_VALUE, Long.MAX_VALUE);

    @Override
    public @Nullable Long read(Object given, Consumer<String> problems) {
        try {
            long number = Long.parseLong(given.toString().strip());
            if (low <= number && number <= high) {
                return number;
            }
        } catch (NumberFormatException e) {
            problems.accept("must be a whole number, " + range() + ", but was " + given);
            return null;
        }
        problems.accept("must be " + range() + ", but was " + given);
        return null;
    }

    private String range() {
        return "between " + low + " and " + high;
    }

    @Override
    public String allowed() {
        boolean any = low == Long.MIN_VALUE && high == Long.MAX_VALUE;
        boolean noLimit = high == Integer.MAX_VALUE;
        return any ? "a whole number" : "a whole number" + (noLimit ? " from " + low : " " + range());
    }
}
