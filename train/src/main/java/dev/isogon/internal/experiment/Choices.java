package dev.isogon.internal.experiment;

import dev.isogon.internal.config.Catalogue;
import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.data.Formats;
import dev.isogon.internal.data.augment.Augmentations;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.model.Architecture;
import dev.isogon.internal.model.Backbones;
import dev.isogon.internal.model.EmbeddingLayer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What there is to choose from, for {@link dev.isogon.internal.config.Settings}. */
public final class Choices implements Catalogue {

    @Override
    public void checkLoss(String loss) {
        Losses.parse(loss);
    }

    @Override
    public void checkAugmentation(String augmentation) {
        Augmentations.parse(augmentation);
    }

    @Override
    public ModelConfig backbone(String name) {
        Architecture architecture = Backbones.named(name);
        EmbeddingLayer layer = architecture.embeddingLayer();
        return new ModelConfig(
                name,
                architecture.resolution(),
                layer.size(),
                layer.dropout(),
                layer.dropPath(),
                layer.batchNorm(),
                "",
                0);
    }

    @Override
    public boolean areFiles(String data) {
        try {
            return Formats.areFiles(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
