package dev.isogon.internal.config.types;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One seed, which may stand in a list alone. */
public record SingleSeed() implements SettingType<Long> {

    @Override
    public @Nullable Long read(Object given, Consumer<String> problems) {
        List<String> seeds = Texts.of(given, problems);
        try {
            if (seeds.size() == 1) {
                return Long.parseLong(seeds.get(0));
            }
        } catch (NumberFormatException e) {
            // said below
        }
        problems.accept("must be one seed, a whole number, but was " + String.join(", ", seeds));
        return null;
    }

    @Override
    public String allowed() {
        return "a whole number";
    }
}
