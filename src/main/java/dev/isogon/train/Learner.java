package dev.isogon.train;

import dev.isogon.data.Normalization;
import dev.isogon.loss.Loss;
import dev.isogon.loss.PrototypeLoss;
import dev.isogon.model.Backbone;
import dev.isogon.tensor.Autocast;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The one module that owns all that learns: backbone and loss, so that an optimizer or a checkpoint of it can miss
 * neither the prototypes nor an adaptive scale.
 */
public final class Learner extends Module {

    private final Backbone backbone;
    private final PrototypeLoss loss;
    private final Normalization normalization;
    private final boolean bfloat16;

    /**
     * A learner that computes in float32.
     *
     * @param normalization what the backbone expects of pixels
     */
    public Learner(Backbone backbone, PrototypeLoss loss, Normalization normalization) {
        this(backbone, loss, normalization, false);
    }

    /** @param bfloat16 whether the backbone computes in bfloat16; the loss never does */
    public Learner(Backbone backbone, PrototypeLoss loss, Normalization normalization, boolean bfloat16) {
        this.backbone = register_module("backbone", backbone);
        this.loss = register_module("loss", loss);
        this.normalization = normalization;
        this.bfloat16 = bfloat16;
    }

    /** Images N×C×H×W → embeddings N×D, in float32. */
    public Tensor embed(Tensor images) {
        try (Autocast cast = Autocast.bfloat16(bfloat16)) {
            Tensor embeddings = backbone.embed(images);
            return bfloat16 ? embeddings.to(ScalarType.Float) : embeddings;
        }
    }

    /** The loss of embeddings N×D for labels N. */
    public Loss.Output loss(Tensor embeddings, Tensor labels) {
        return loss.of(embeddings, labels);
    }

    /** What becomes of a pixel before the backbone sees it. */
    public Normalization normalization() {
        return normalization;
    }

    public Backbone backbone() {
        return backbone;
    }

    /** The number of learned numbers in the backbone. */
    public long backboneParameters() {
        long sum = 0;
        for (Tensor each : backbone.parameters().get()) {
            sum += each.numel();
        }
        return sum;
    }
}
