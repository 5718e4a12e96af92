package dev.isogon.internal.loss.scale;

import dev.isogon.internal.loss.part.ShortNumber;
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
public record FixedScale(double value) implements Scale {

    public FixedScale {
        if (!(value > 0 && value <= 1e5)) {
            throw new IllegalArgumentException(
                    "scale must be above 0 and at most 100000, but was " + ShortNumber.of(value));
        }
    }

    @Override
    public Tensor of(Tensor norm, Tensor prototypeNorm) {
        return torch.full(new long[0], new Scalar(value), new TensorOptions(ScalarType.Double));
    }

    @Override
    public String toString() {
        return ShortNumber.of(value);
    }
}
