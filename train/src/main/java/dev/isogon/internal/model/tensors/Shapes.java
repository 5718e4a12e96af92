package dev.isogon.internal.model.tensors;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;

/** Shapes of tensors as lists, which can be compared and said. */
public final class Shapes {

    private Shapes() {}

    /** Sizes, a dimension each. */
    public static List<Long> of(Tensor tensor) {
        return Arrays.stream(tensor.sizes().vec().get()).boxed().toList();
    }

    /** {@code 64×3×7×7}, or {@code scalar}. */
    public static String text(List<Long> shape) {
        return shape.isEmpty() ? "scalar" : shape.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }
}
