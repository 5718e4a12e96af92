package dev.isogon.internal.model.tensors;

import java.util.List;

/**
 * What a file says of one tensor.
 *
 * @param type as safetensors names it: F32, BF16, I64
 * @param shape sizes
 */
public record TensorEntry(String type, List<Long> shape) {

    public TensorEntry {
        shape = List.copyOf(shape);
    }

    /** Whether its numbers have fractions. */
    public boolean isFloating() {
        return type.endsWith("F16") || type.startsWith("F");
    }

    /** Type and shape for a message: {@code F32 64×3×7×7}. */
    public String described() {
        return type + " " + Shapes.text(shape);
    }
}
