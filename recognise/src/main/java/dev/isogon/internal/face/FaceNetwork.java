package dev.isogon.internal.face;

import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Signature;
import dev.isogon.internal.onnx.OnnxAttribute;
import dev.isogon.internal.onnx.OnnxGraph;
import java.util.List;

/**
 * dlib's face embedder, a residual network of 29 layers, as an ONNX model: N×3×150×150 in, N×128 out, not normalized.
 * Architecture and training: dlib's {@code dnn_face_recognition_ex}; the weights came by face-api.js. Each convolution's scale
 * is folded into it.
 */
public final class FaceNetwork {

    /** The height and width of what it takes, pixels. */
    public static final int SIDE = 150;

    /** The length of an embedding. */
    public static final int DIMENSIONS = 128;

    /** How a picture is given to it. */
    public static final Preprocessing PREPROCESSING = new Preprocessing(
            SIDE,
            SIDE,
            Preprocessing.Colours.RGB,
            Preprocessing.Layout.NCHW,
            Preprocessing.Element.FLOAT32,
            List.of(122.782 / 255, 117.001 / 255, 104.298 / 255),
            List.of(1.0, 1.0, 1.0),
            Preprocessing.Faces.DLIB,
            true);

    static final String INPUT = "input";
    static final String OUTPUT = "embedding";

    /** What is asked of it. */
    public static final Signature SIGNATURE = new Signature(INPUT, OUTPUT, 0, DIMENSIONS, PREPROCESSING);

    private static final int PLAIN = 0;
    private static final int LARGER = 1;

    private final NetworkWeights weights = NetworkWeights.ofEmbedder();
    private final OnnxGraph graph = new OnnxGraph("dlib_face_recognition_resnet_v1");

    private FaceNetwork() {}

    /** A value of the graph. */
    private record Stage(String name, int channels, int side) {}

    /** The file's bytes. */
    public static byte[] onnx() {
        return new FaceNetwork().bytes(false);
    }

    /** The same, which gives out what each stage makes too, under the stage's name. */
    static byte[] withStages() {
        return new FaceNetwork().bytes(true);
    }

    private byte[] bytes(boolean stages) {
        String input = graph.input(INPUT, OnnxGraph.ANY, 3, SIDE, SIDE);
        String first = relu("conv32_down", unit("conv32_down", input, 2, 0));
        List<OnnxAttribute> window = List.of(
                OnnxAttribute.of("kernel_shape", new long[] {3, 3}), OnnxAttribute.of("strides", new long[] {2, 2}));
        graph.node("MaxPool", "maxpool", List.of(first), window.toArray(OnnxAttribute[]::new));
        Stage stage = new Stage("maxpool", 32, 35);
        for (String each : List.of("conv32_1", "conv32_2", "conv32_3")) {
            stage = residual(each, stage, stages);
        }
        stage = down("conv64_down", stage, 64, PLAIN, stages);
        for (String each : List.of("conv64_1", "conv64_2", "conv64_3")) {
            stage = residual(each, stage, stages);
        }
        stage = down("conv128_down", stage, 128, PLAIN, stages);
        for (String each : List.of("conv128_1", "conv128_2")) {
            stage = residual(each, stage, stages);
        }
        stage = down("conv256_down", stage, 256, LARGER, stages);
        for (String each : List.of("conv256_1", "conv256_2")) {
            stage = residual(each, stage, stages);
        }
        stage = down("conv256_down_out", stage, 256, LARGER, stages);
        String mean = graph.node("GlobalAveragePool", "mean", List.of(stage.name()));
        String flat = graph.node("Flatten", "gap", List.of(mean));
        graph.tensor("fc", weights.get("fc").values(), 256, DIMENSIONS);
        graph.node("MatMul", OUTPUT, List.of(flat, "fc"));
        graph.output(OUTPUT, OnnxGraph.ANY, DIMENSIONS);
        graph.metadata(Preprocessing.KEY, PREPROCESSING.json());
        if (stages) {
            graph.output("conv32_down", OnnxGraph.ANY, 32, 72, 72);
            graph.output("maxpool", OnnxGraph.ANY, 32, 35, 35);
            graph.output("gap", OnnxGraph.ANY, 256);
        }
        return graph.bytes();
    }

    private Stage residual(String name, Stage x, boolean output) {
        String y = relu(name + "/1", unit(name + "/conv1", x.name(), 1, 1));
        y = unit(name + "/conv2", y, 1, 1);
        return sum(name, y, x.name(), new Stage(name, x.channels(), x.side()), output);
    }

    /** Halves the sides; the shortcut is the mean of each four, with channels of zeros for those that it lacks. */
    private Stage down(String name, Stage x, int channels, int lacking, boolean output) {
        String y = relu(name + "/1", unit(name + "/conv1", x.name(), 2, 0));
        y = unit(name + "/conv2", y, 1, 1);
        if (lacking > 0) {
            y = padded(name + "/larger", y, 0, lacking);
        }
        String shortcut = graph.node(
                "AveragePool",
                name + "/halved",
                List.of(x.name()),
                OnnxAttribute.of("kernel_shape", new long[] {2, 2}),
                OnnxAttribute.of("strides", new long[] {2, 2}));
        if (channels > x.channels()) {
            shortcut = padded(name + "/wider", shortcut, channels - x.channels(), 0);
        }
        return sum(name, y, shortcut, new Stage(name, channels, x.side() / 2), output);
    }

    private Stage sum(String name, String y, String shortcut, Stage stage, boolean output) {
        String sum = graph.node("Add", name + "/sum", List.of(y, shortcut));
        relu(name, sum);
        if (output) {
            graph.output(name, OnnxGraph.ANY, stage.channels(), stage.side(), stage.side());
        }
        return stage;
    }

    /** With zeros after the last channels, below the last row and right of the last column. */
    private String padded(String name, String x, int channels, int side) {
        String pads = graph.tensor(name + "/pads", 0, 0, 0, 0, 0, channels, side, side);
        return graph.node("Pad", name, List.of(x, pads));
    }

    private String relu(String name, String x) {
        return graph.node("Relu", name, List.of(x));
    }

    /** A convolution and, folded into it, a scale and shift of each channel: (W·x + b)·g + h = (g·W)·x + (g·b + h). */
    private String unit(String name, String x, int stride, int pad) {
        NetworkWeights.Tensor filters = weights.filters(name + "/conv/filters");
        float[] bias = weights.get(name + "/conv/bias").values();
        float[] scale = weights.get(name + "/scale/weights").values();
        float[] shift = weights.get(name + "/scale/biases").values();
        int each = filters.values().length / scale.length;
        float[] folded = new float[filters.values().length];
        float[] foldedBias = new float[scale.length];
        for (int o = 0; o < scale.length; o++) {
            for (int i = o * each; i < (o + 1) * each; i++) {
                folded[i] = (float) ((double) filters.values()[i] * scale[o]);
            }
            foldedBias[o] = (float) ((double) bias[o] * scale[o] + shift[o]);
        }
        long[] shape = filters.shape().stream().mapToLong(Integer::longValue).toArray();
        String w = graph.tensor(name + "/filters", folded, shape);
        String b = graph.tensor(name + "/bias", foldedBias, foldedBias.length);
        return graph.node(
                "Conv",
                name + "/unit",
                List.of(x, w, b),
                OnnxAttribute.of("kernel_shape", new long[] {shape[2], shape[3]}),
                OnnxAttribute.of("strides", new long[] {stride, stride}),
                OnnxAttribute.of("pads", new long[] {pad, pad, pad, pad}));
    }
}
