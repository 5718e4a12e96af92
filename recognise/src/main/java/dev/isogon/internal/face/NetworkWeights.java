package dev.isogon.internal.face;

import dev.isogon.internal.store.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Weights as TensorFlow.js keeps them: one file of tensors without gaps, and a manifest of their names, shapes and the ranges
 * of those that are kept in one byte a number. Convolutions are [height, width, in, out].
 */
final class NetworkWeights {

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /** Numbers, row after row. */
    record Tensor(List<Integer> shape, float[] values) {}

    /** What the manifest says of one tensor. */
    record Entry(
            String name,
            List<Integer> shape,
            String dtype,
            @Nullable Quantization quantization) {

        int count() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }
    }

    /** A byte b stands for b·scale + min. */
    record Quantization(String dtype, double scale, double min) {}

    /** Tensors of one file. */
    record Group(List<String> paths, List<Entry> weights) {}

    private NetworkWeights() {}

    /** The embedder's. */
    static NetworkWeights ofEmbedder() {
        return of(FaceModelFile.MANIFEST.bytes(), FaceModelFile.WEIGHTS.bytes());
    }

    /**
     * All tensors of one file.
     *
     * @throws IllegalStateException when the file is longer or shorter than the manifest says
     */
    static NetworkWeights of(byte[] manifest, byte[] weights) {
        Path named = Path.of(FaceModelFile.MANIFEST.file());
        JsonNode groups = Json.tree(named, new String(manifest, StandardCharsets.UTF_8));
        Group group = Json.read(named, groups.get(0), Group.class);
        ByteBuffer bytes = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
        NetworkWeights read = new NetworkWeights();
        for (Entry each : group.weights()) {
            int length = each.quantization() == null ? Float.BYTES * each.count() : each.count();
            if (bytes.remaining() < length) {
                throw new IllegalStateException("the weights end within " + each.name());
            }
            read.tensors.put(each.name(), new Tensor(each.shape(), values(each, bytes)));
        }
        if (bytes.hasRemaining()) {
            throw new IllegalStateException(bytes.remaining() + " bytes follow the last of the weights");
        }
        return read;
    }

    private static float[] values(Entry entry, ByteBuffer bytes) {
        float[] values = new float[entry.count()];
        Quantization range = entry.quantization();
        for (int i = 0; i < values.length; i++) {
            values[i] = range == null ? bytes.getFloat() : (float) ((bytes.get() & 0xFF) * range.scale() + range.min());
        }
        return values;
    }

    /** Their names, in the file's order. */
    List<String> names() {
        return List.copyOf(tensors.keySet());
    }

    /** One tensor. */
    Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalStateException("the weights lack " + name);
        }
        return tensor;
    }

    /** A convolution's filters as ONNX has them: [out, in, height, width]. */
    Tensor filters(String name) {
        Tensor tensor = get(name);
        int area = tensor.shape().get(0) * tensor.shape().get(1);
        int in = tensor.shape().get(2);
        int out = tensor.shape().get(3);
        float[] turned = new float[tensor.values().length];
        for (int o = 0, to = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                for (int place = 0; place < area; place++) {
                    turned[to++] = tensor.values()[(place * in + i) * out + o];
                }
            }
        }
        return new Tensor(List.of(out, in, tensor.shape().get(0), tensor.shape().get(1)), turned);
    }
}
