package dev.isogon.train;

import dev.isogon.data.Batch;
import dev.isogon.data.ImageSet;
import dev.isogon.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/** A batch's buffers as tensors, not copied: valid as long as the batch is. */
final class ImageTensors {

    private ImageTensors() {}

    /** N×C×H×W. */
    static Tensor of(Batch batch, ImageSet images) {
        return Tensors.wrap(batch.images(), batch.size(), images.channels(), images.height(), images.width());
    }

    /** N. */
    static Tensor labels(Batch batch) {
        return Tensors.wrap(batch.labels(), batch.size());
    }
}
