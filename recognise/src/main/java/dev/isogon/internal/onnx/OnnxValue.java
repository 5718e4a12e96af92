package dev.isogon.internal.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a graph takes or gives: {@code ValueInfoProto}.
 *
 * @param name of the value
 * @param type of its numbers, {@code TensorProto.DataType}; 0 where it is no tensor
 * @param shape its sizes, {@link OnnxGraph#ANY} where one is left open; null where nothing is said of it
 */
public record OnnxValue(String name, int type, @Nullable List<Long> shape) {

    private static final List<String> TYPES = List.of(
            "no tensor",
            "float32",
            "uint8",
            "int8",
            "uint16",
            "int16",
            "int32",
            "int64",
            "string",
            "bool",
            "float16",
            "float64",
            "uint32",
            "uint64",
            "complex64",
            "complex128",
            "bfloat16");

    public OnnxValue {
        shape = shape == null ? null : List.copyOf(shape);
    }

    /** The type in words. */
    public String typeInWords() {
        return type >= 0 && type < TYPES.size() ? TYPES.get(type) : "type " + type;
    }

    /** Such as {@code "data" (?×3×112×112)}. */
    public String inWords() {
        List<Long> sizes = shape;
        return "\"" + name + "\" ("
                + (sizes == null
                        ? "of unknown shape"
                        : sizes.isEmpty()
                                ? "one number"
                                : String.join(
                                        "×", sizes.stream().map(OnnxValue::size).toList()))
                + ")";
    }

    private static String size(long size) {
        return size < 0 ? "?" : Long.toString(size);
    }

    /** Whether it is N×D, or N×D×1×1. */
    public boolean isVectors() {
        List<Long> sizes = shape;
        return sizes != null && (sizes.size() == 2 || (sizes.size() == 4 && sizes.get(2) == 1 && sizes.get(3) == 1));
    }

    /** Whether it may be, as sizes are left open. */
    public boolean mayBeVectors() {
        List<Long> sizes = shape;
        return sizes == null
                || sizes.size() == 2
                || (sizes.size() == 4 && sizes.subList(2, 4).stream().allMatch(each -> each == 1 || each < 0));
    }
}
