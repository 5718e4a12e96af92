package dev.isogon.internal.config.types;

import dev.isogon.internal.model.Backbones;
import dev.isogon.metrics.SettingsException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One of the networks that {@link Backbones} lists. */
public record BackboneName() implements SettingType<String> {

    @Override
    public @Nullable String read(Object given, Consumer<String> problems) {
        String name = given.toString();
        try {
            Backbones.named(name);
            return name;
        } catch (SettingsException e) {
            problems.accept(String.valueOf(e.getMessage()));
            return null;
        }
    }

    @Override
    public String allowed() {
        return "a network of [models.md](models.md)";
    }
}
