package dev.isogon.internal.loop;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.feed.Batch;
import dev.isogon.internal.data.feed.PictureBatch;
import dev.isogon.internal.engine.Accelerator;
import dev.isogon.internal.engine.Tensors;
import org.bytedeco.pytorch.Tensor;

/** A batch's buffers as tensors where computing happens; on the processor not copied, so valid as long as the batch is. */
public final class ImageTensors {

    private ImageTensors() {}

    /** N×C×H×W over the batch's N×H×W×C, which is the engine's channels-last layout. */
    public static Tensor of(Batch batch, ImageSet images) {
        Tensor pixels = Tensors.wrap(
                batch.images(), batch.size(), images.inputHeight(), images.inputWidth(), images.inputChannels());
        return Accelerator.here(pixels).permute(0, 3, 1, 2);
    }

    /** N×C×H×W over the batch's N×H×W×C. */
    public static Tensor of(PictureBatch batch) {
        Tensor pixels = Tensors.wrap(batch.values(), batch.size(), batch.height(), batch.width(), batch.channels());
        return Accelerator.here(pixels).permute(0, 3, 1, 2);
    }

    /** N. */
    public static Tensor labels(Batch batch) {
        return Accelerator.here(Tensors.wrap(batch.labels(), batch.size()));
    }
}
