package dev.isogon.internal.model;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import org.bytedeco.pytorch.Tensor;

/** Nothing behind another network: embeddings as they come. */
public final class Untouched extends Backbone {

    /** Embeddings N×D×1×1 → the same, N×D. */
    @Override
    public Tensor embed(Tensor images) {
        return images.flatten(1, -1);
    }

    @Override
    public Features describe(NetworkGraph graph, Features images) {
        return graph.flat(images);
    }
}
