package dev.isogon.model;

import org.bytedeco.pytorch.Tensor;

/** A network from images to embeddings; it is also a {@code Module} of the engine. */
public interface Backbone {

    /** Images N×C×H×W → embeddings N×D, before normalization. */
    Tensor embed(Tensor images);
}
