package dev.isogon.internal.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** A loss that is no number once, for tests of what that does. */
public final class BrokenLoss {

    private BrokenLoss() {}

    /** A named loss whose {@code call}th value, counted from 1 and over all runs that share it, is NaN. */
    public static LossRecipe of(String name, int call) {
        LossRecipe sound = Losses.parse(name);
        int[] calls = {0};
        Criterion broken = (logits, labels) -> {
            Tensor loss = sound.criterion().of(logits, labels);
            return ++calls[0] == call ? loss.mul(new Scalar(Double.NaN)) : loss;
        };
        return new LossRecipe(sound.text(), sound.head(), sound.margin(), sound.scale(), broken, sound.regularizers());
    }
}
