package dev.isogon.internal.loss;

import dev.isogon.internal.loss.criterion.Criterion;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** A loss that is no number once, for tests of what that does. */
public final class BrokenLoss {

    private BrokenLoss() {}

    /** A named loss whose {@code call}th value, counted from 1 and over all runs that share it, is NaN. */
    public static LossRecipe of(String name, int call) {
        PrototypeRecipe sound = (PrototypeRecipe) Losses.parse(name);
        int[] calls = {0};
        CriterionWord broken = new CriterionWord("broken", shape -> {
            Criterion whole = sound.criterion().build().apply(shape);
            return (logits, labels) -> {
                Tensor loss = whole.of(logits, labels);
                return ++calls[0] == call ? loss.mul(new Scalar(Double.NaN)) : loss;
            };
        });
        return new PrototypeRecipe(
                sound.text(), sound.head(), sound.margin(), sound.scale(), broken, sound.regularizers());
    }
}
