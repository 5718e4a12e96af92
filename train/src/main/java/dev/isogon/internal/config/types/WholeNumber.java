package dev.isogon.internal.config.types;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A whole number in [low, high]. */
public record WholeNumber(int low, int high) implements SettingType<Integer> {

    @Override
    public @Nullable Integer read(Object given, Consumer<String> problems) {
        Long number = new LongNumber(low, high).read(given, problems);
        return number == null ? null : Math.toIntExact(number);
    }

    @Override
    public String allowed() {
        return new LongNumber(low, high).allowed();
    }
}
