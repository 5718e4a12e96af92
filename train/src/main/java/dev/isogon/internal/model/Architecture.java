package dev.isogon.internal.model;

import dev.isogon.internal.model.layer.EmbeddingLayer;
import java.util.List;

/**
 * What a backbone is by default, as published.
 *
 * @param name as in timm, where timm has it
 * @param resolution side in pixels of the images that it was published for
 * @param smallestSide pixels that height and width must have at least
 * @param embedding default numbers in an embedding, D
 * @param dropout before the embedding layer
 * @param dropPath of the last block
 * @param batchNorm whether BatchNorm stands before and after the embedding layer
 * @param mean of each channel of pixel/255, red first, which is subtracted
 * @param deviation of each channel of pixel/255, red first, which it is then divided by
 * @param takes what comes in
 * @param channelsLast whether it computes faster in channels-last layout, in which its weights are then
 * @param builder its constructor
 */
public record Architecture(
        String name,
        int resolution,
        int smallestSide,
        int embedding,
        double dropout,
        double dropPath,
        boolean batchNorm,
        List<Double> mean,
        List<Double> deviation,
        Takes takes,
        boolean channelsLast,
        Builder builder) {

    /** What a network takes. */
    public enum Takes {
        /** Images of three channels. */
        COLOUR,
        /** Images of three channels or of one. */
        COLOUR_OR_GREY,
        /** What another network makes of images: D×1×1. */
        EMBEDDINGS
    }

    /** Makes the network, once its input is known to be possible. */
    @FunctionalInterface
    public interface Builder {
        Backbone build(Input input, EmbeddingLayer embedding);
    }

    public Architecture {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** Whether grey images may come as one channel; otherwise there must be three. */
    public boolean greyAllowed() {
        return takes == Takes.COLOUR_OR_GREY;
    }

    /** Whether it stands behind another network. */
    public boolean isHead() {
        return takes == Takes.EMBEDDINGS;
    }

    /** The embedding layer as published, at the default size. */
    public EmbeddingLayer embeddingLayer() {
        return new EmbeddingLayer(embedding, dropout, dropPath, batchNorm);
    }

    /**
     * A network at its random start, in training mode.
     *
     * @throws IllegalArgumentException when images are too small or have another number of channels
     */
    public Backbone build(Input input, EmbeddingLayer layer) {
        if (Math.min(input.height(), input.width()) < smallestSide) {
            throw new IllegalArgumentException(name + " needs images of at least " + smallestSide + "×" + smallestSide
                    + " pixels, but these are " + input.height() + "×" + input.width());
        }
        if (!isHead() && input.channels() != 3 && !(greyAllowed() && input.channels() == 1)) {
            throw new IllegalArgumentException(name + " needs images of " + (greyAllowed() ? "1 or 3" : "3")
                    + " channels, but these have " + input.channels());
        }
        Backbone backbone = builder.build(input, layer);
        if (channelsLast) {
            backbone.useChannelsLast();
        }
        return backbone;
    }
}
