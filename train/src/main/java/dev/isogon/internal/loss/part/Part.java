package dev.isogon.internal.loss.part;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * One of the parts that a loss is put together from, made for one run. What it learns and what it remembers becomes the loss's
 * own under these names, so that an optimizer or a checkpoint cannot miss it; the names stay, since checkpoints and models have
 * them.
 */
public interface Part {

    /** What it learns, by name; the tensors themselves, which training changes in place. */
    default Map<String, Tensor> parameters() {
        return Map.of();
    }

    /** What it remembers from step to step, by name; the tensors themselves. */
    default Map<String, Tensor> buffers() {
        return Map.of();
    }
}
