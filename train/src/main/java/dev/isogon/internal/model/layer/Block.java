package dev.isogon.internal.model.layer;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/** A part of a backbone with one input and one output. */
public abstract class Block extends Module {

    /** Features N×C×H×W → features N×C'×H'×W'. */
    public abstract Tensor forward(Tensor x);

    /** The same as a part of a graph, as it evaluates. */
    public abstract Features describe(NetworkGraph graph, Features x);
}
