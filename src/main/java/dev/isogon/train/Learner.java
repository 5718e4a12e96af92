package dev.isogon.train;

import dev.isogon.loss.Loss;
import dev.isogon.loss.PrototypeLoss;
import dev.isogon.model.Backbone;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/**
 * The one module that owns all that learns: backbone and loss, so that an optimizer or a checkpoint of it can miss
 * neither the prototypes nor an adaptive scale.
 */
public final class Learner extends Module {

    private final Backbone backbone;
    private final PrototypeLoss loss;

    public Learner(Backbone backbone, PrototypeLoss loss) {
        this.backbone = register_module("backbone", backbone);
        this.loss = register_module("loss", loss);
    }

    /** Images N×C×H×W → embeddings N×D. */
    public Tensor embed(Tensor images) {
        return backbone.embed(images);
    }

    /** The loss of embeddings N×D for labels N. */
    public Loss.Output loss(Tensor embeddings, Tensor labels) {
        return loss.of(embeddings, labels);
    }

    /** The number of learned numbers in the backbone. */
    public long backboneParameters() {
        return count(backbone);
    }

    private static long count(Module module) {
        long sum = 0;
        for (Tensor each : module.parameters().get()) {
            sum += each.numel();
        }
        return sum;
    }
}
