package dev.isogon.internal.model.layer;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Blocks one after the other, whose names are their numbers from 0. */
public final class Sequential extends Block {

    private final List<Block> blocks;

    public Sequential(List<? extends Block> blocks) {
        this.blocks = List.copyOf(blocks);
        for (int i = 0; i < blocks.size(); i++) {
            register_module(Integer.toString(i), blocks.get(i));
        }
    }

    /** The blocks in order. */
    public List<Block> blocks() {
        return blocks;
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = x;
        for (Block each : blocks) {
            y = each.forward(y);
        }
        return y;
    }

    @Override
    public Features describe(NetworkGraph graph, Features x) {
        Features y = x;
        for (Block each : blocks) {
            y = each.describe(graph, y);
        }
        return y;
    }
}
