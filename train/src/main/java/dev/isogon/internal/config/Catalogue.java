package dev.isogon.internal.config;

import dev.isogon.internal.base.SettingsException;

/** What settings may name, which other rooms know: losses, backbones, kinds of data. */
@FunctionalInterface
public interface Catalogue {

    /** Throws a {@link SettingsException} for a text that is no loss. */
    void checkLoss(String loss);

    /** Throws a {@link SettingsException} for a text that is no augmentation. */
    default void checkAugmentation(String augmentation) {}

    /** A backbone's own defaults; throws a {@link SettingsException} where there is none of that name. */
    default ModelConfig backbone(String name) {
        if (!name.equals(ModelConfig.SIMPLE_CNN.backbone())) {
            throw new SettingsException("there is no backbone " + name);
        }
        return ModelConfig.SIMPLE_CNN;
    }

    /** Whether the data is images in files, which have many sizes; otherwise they lie as grey pixels of one. */
    default boolean areFiles(String data) {
        return false;
    }
}
