package dev.isogon.internal.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * The network, whatever the loss.
 *
 * @param from a model that stays as it is, over whose embeddings a head is trained, by name or path; "" for none. Runs that were written
 *     down before there was a choice do not say it
 * @param backbone its name, as {@code model.Backbones} lists them
 * @param resolution side in pixels that images are brought to; 0 leaves images that lie as pixels at their size
 * @param crop what of a picture the network sees; runs that were written down before there was a choice have none
 * @param embedding numbers in an embedding, D
 * @param dropout before the embedding layer, in [0, 1)
 * @param dropPath of the last residual block, in [0, 1)
 * @param batchNorm whether BatchNorm stands before and after the embedding layer
 * @param weights a file of safetensors or PyTorch to start from; null for a random start
 * @param freeze so many first stages of the backbone stay as they start
 * @param onnx whether a model that is trained by itself is written in ONNX too; runs that were written down before there was a
 *     choice do not say it
 */
public record ModelConfig(
        String from,
        String backbone,
        int resolution,
        Crop crop,
        int embedding,
        double dropout,
        double dropPath,
        boolean batchNorm,

        @Nullable
        @JsonSerialize(using = PathAsText.Writer.class, nullsUsing = EmptyText.class)
        @JsonDeserialize(using = PathAsText.Reader.class)
        Path weights,

        int freeze,
        Boolean onnx) {

    /** What of a picture a network sees. */
    public enum Crop {
        /** All of it. */
        NONE,
        /** The face nearest to its centre, upright and where all other faces are. */
        FACE
    }

    public ModelConfig {
        from = from == null ? "" : from;
        crop = crop == null ? Crop.NONE : crop;
        onnx = onnx == null || onnx;
    }

    /** Whether a head is trained over a model's embeddings. */
    public boolean isOver() {
        return !from.isEmpty();
    }

    /** The same with other weights to start from. */
    public ModelConfig withWeights(Path file) {
        return new ModelConfig(
                from, backbone, resolution, crop, embedding, dropout, dropPath, batchNorm, file, freeze, onnx);
    }
}
