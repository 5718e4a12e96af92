package dev.isogon.internal.config.types;

import dev.isogon.internal.data.augment.Augmentations;
import dev.isogon.internal.data.augment.Chain;
import dev.isogon.metrics.SettingsException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Augmentations one after the other. */
public record AugmentationText() implements SettingType<Chain> {

    @Override
    public @Nullable Chain read(Object given, Consumer<String> problems) {
        try {
            return Augmentations.parse(given.toString());
        } catch (SettingsException e) {
            problems.accept(String.valueOf(e.getMessage()));
            return null;
        }
    }

    @Override
    public String allowed() {
        return "augmentations of [augmentation.md](augmentation.md), or none";
    }
}
