package dev.isogon.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import tools.jackson.databind.JsonNode;

/** One file of reference values of a backbone, and how the backbone is checked against it. */
final class GoldenBackbone {

    /**
     * In float64. BatchNorm over few images makes what processors round differently ten decimals larger: MobileFaceNet's first
     * gradient, 4e6 long, is off by 1.4e-6 of that on one processor and by less than 1e-6 on another.
     */
    private static final double GRADIENTS = 1e-5;

    private final JsonNode golden;
    private final Architecture architecture;
    private final double salt;
    private final int size;
    private final int batch;

    GoldenBackbone(JsonNode golden, Architecture architecture) {
        this.golden = golden;
        this.architecture = architecture;
        this.salt = golden.get("salt").asDouble();
        this.size = golden.get("size").asInt();
        this.batch = golden.get("batch").asInt();
    }

    void check() {
        try (Scope scope = Scope.open()) {
            Backbone backbone = filled();
            backbone.eval();
            try (NoGradGuard guard = new NoGradGuard()) {
                assertAgrees("float32 eval_output", backbone.embed(images(ScalarType.Float)), 1e-4);
                double[] onnx = OnnxRun.embed(backbone, images(ScalarType.Float));
                assertAgrees("ONNX eval_output", onnx, 1e-4);
                // All values are of float32, so nothing is lost on the way.
                backbone.to(ScalarType.Double, false);
                assertAgrees("eval_output", backbone.embed(images(ScalarType.Double)), 1e-6);
            }
            useRowMajor(backbone);
            backbone.train(true);
            Tensor output = backbone.embed(images(ScalarType.Double));
            assertAgrees("train_output", output, 1e-6);
            backwardOfSines(output);
            checkGradients(backbone);
        }
    }

    private Backbone filled() {
        int embedding = golden.get("eval_output").get(0).size();
        EmbeddingLayer layer = new EmbeddingLayer(embedding, 0, 0, architecture.batchNorm());
        Backbone backbone = architecture.build(new Input(3, size, size), layer);
        fill(backbone);
        return backbone;
    }

    /**
     * The layout of the reference. Training over two images amplifies rounding so far that another order of summation
     * shows: mobilefacenet's gradients then differ by 2e-6.
     */
    private static void useRowMajor(Backbone backbone) {
        for (Tensor each : backbone.parameters().get()) {
            each.set_data(each.contiguous());
        }
    }

    private void fill(Backbone backbone) {
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        Map<String, Tensor> tensors = backbone.tensors();
        tensors.keySet().removeIf(name -> name.endsWith("num_batches_tracked"));
        tensors.forEach((name, tensor) ->
                actual.add(name + " " + Arrays.toString(tensor.sizes().vec().get())));
        golden.get("tensors").forEach(each -> expected.add(each.get(0).asString() + " " + shape(each.get(1))));
        assertThat(actual).containsExactlyElementsOf(expected);
        try (NoGradGuard guard = new NoGradGuard()) {
            int i = 0;
            for (JsonNode each : golden.get("tensors")) {
                Tensor tensor = Objects.requireNonNull(tensors.get(each.get(0).asString()));
                long[] shape = tensor.sizes().vec().get();
                tensor.copy_(Tensors.of(values(i++, each, shape), ScalarType.Float, shape));
            }
        }
    }

    private static String shape(JsonNode sizes) {
        List<Integer> shape = new ArrayList<>();
        sizes.forEach(each -> shape.add(each.asInt()));
        return shape.toString();
    }

    private double[] values(int i, JsonNode tensor, long[] shape) {
        String name = tensor.get(0).asString();
        int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double factor = 0.1;
        double offset = 1;
        if (shape.length >= 2) {
            factor = Math.sqrt(3.0 * shape[0] / count);
            offset = 0;
        } else if (name.endsWith("running_var")) {
            factor = 0.5;
        } else if (name.endsWith("running_mean") || name.endsWith(".bias")) {
            offset = 0;
        } else if (tensor.get(2).asString().equals("prelu")) {
            offset = 0.25;
        }
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = (float) (offset + factor * Math.sin(12.9898 * k + 78.233 * (i + 1) + salt));
        }
        return values;
    }

    private Tensor images(ScalarType type) {
        double[] values = new double[batch * 3 * size * size];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) Math.sin(0.37 * k + salt);
        }
        return Tensors.of(values, type, batch, 3, size, size);
    }

    private static void backwardOfSines(Tensor output) {
        double[] sines = new double[(int) output.numel()];
        for (int k = 0; k < sines.length; k++) {
            sines[k] = Math.sin(k);
        }
        output.mul(Tensors.of(sines, ScalarType.Double, output.sizes().vec().get()))
                .sum()
                .backward();
    }

    private void checkGradients(Backbone backbone) {
        JsonNode expected = golden.get("grad_sum_and_norm");
        double largest = 0;
        for (JsonNode each : expected) {
            largest = Math.max(largest, each.get(1).asDouble());
        }
        int compared = 0;
        for (Map.Entry<String, Tensor> each : backbone.tensors().entrySet()) {
            JsonNode wanted = expected.get(each.getKey());
            if (wanted != null && wanted.get(1).asDouble() > 1e-6 * largest) {
                double[] gradient = Tensors.values(each.getValue().grad());
                double norm = wanted.get(1).asDouble();
                double[] actual = {
                    Arrays.stream(gradient).sum(),
                    Math.sqrt(Arrays.stream(gradient).map(x -> x * x).sum())
                };
                assertThat(Math.max(Math.abs(actual[0] - wanted.get(0).asDouble()), Math.abs(actual[1] - norm)))
                        .as("gradient of %s", each.getKey())
                        .isLessThanOrEqualTo(GRADIENTS * norm);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(expected.size() / 2);
    }

    private void assertAgrees(String what, Tensor output, double tolerance) {
        assertAgrees(what, Tensors.values(output), tolerance);
    }

    private void assertAgrees(String what, double[] actual, double tolerance) {
        List<Double> wanted = new ArrayList<>();
        golden.get(what.replaceFirst("^.* ", "")).forEach(row -> row.forEach(each -> wanted.add(each.asDouble())));
        double[] expected = wanted.stream().mapToDouble(Double::doubleValue).toArray();
        assertThat(agree(expected, actual, tolerance))
                .as("%s: largest difference %s", what, difference(expected, actual))
                .isTrue();
    }

    static boolean agree(double[] expected, double[] actual, double tolerance) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        return difference(expected, actual) <= tolerance * largest;
    }

    private static double difference(double[] expected, double[] actual) {
        assertThat(actual).hasSameSizeAs(expected);
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
        }
        return largest;
    }
}
