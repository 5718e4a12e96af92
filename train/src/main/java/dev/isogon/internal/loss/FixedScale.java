package dev.isogon.internal.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A constant.
 *
 * @param value s, above 0; a temperature T is s = 1/T
 */
record FixedScale(double value) implements Scale {

    FixedScale {
        if (!(value > 0 && value <= 1e5)) {
            throw new IllegalArgumentException(
                    "scale must be above 0 and at most 100000, but was " + LossWord.number(value));
        }
    }

    @Override
    public Tensor of(Tensor norm, Tensor prototypeNorm) {
        return torch.full(new long[0], new Scalar(value), new TensorOptions(ScalarType.Double));
    }

    @Override
    public String toString() {
        return LossWord.number(value);
    }
}
