package dev.isogon.internal.model.layer;

import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/** A part of a backbone with one input and one output. */
public abstract class Block extends Module {

    /** Features N×C×H×W → features N×C'×H'×W'. */
    public abstract Tensor forward(Tensor x);
}
