package dev.isogon.internal.loss;

import dev.isogon.internal.loss.pair.PairCriterion;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/** A loss over the batch's embeddings alone. It has no prototypes, so it predicts no class and measures no angle to one. */
final class PairLoss extends Module implements Loss {

    private final PairCriterion criterion;
    private final int perClass;

    PairLoss(PairCriterion criterion, int perClass) {
        this.perClass = perClass;
        this.criterion = criterion;
        criterion.parameters().forEach((name, tensor) -> register_parameter(name, tensor, true));
        criterion.buffers().forEach(this::register_buffer);
    }

    @Override
    public OptionalInt imagesPerClass() {
        return OptionalInt.of(perClass);
    }

    @Override
    public Module module() {
        return this;
    }

    @Override
    public Output of(Tensor embeddings, Tensor labels) {
        Tensor loss = criterion.of(embeddings, labels);
        return new Output(loss, is_training() ? Statistics.unseen(criterion.scale()) : Statistics.NONE);
    }
}
