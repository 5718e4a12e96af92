package dev.isogon.internal.model.graph;

import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.onnx.OnnxAttribute;
import dev.isogon.internal.onnx.OnnxGraph;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/**
 * A network in evaluation mode, written down operation by operation as its layers describe themselves. Weights are copied, as
 * float32, from wherever the engine has them; the caller has a scope open.
 */
public final class NetworkGraph {

    /** The name of what goes in, N×C×H×W. */
    public static final String INPUT = "images";

    /** The name of what comes out, N×D. */
    public static final String OUTPUT = "embeddings";

    private final OnnxGraph graph;
    private final String prefix;
    private int nodes;

    /** @param name of the graph */
    public NetworkGraph(String name) {
        this(name, "");
    }

    /** @param prefix of all names that are made here, so that they are none of another graph's */
    public NetworkGraph(String name, String prefix) {
        this.graph = new OnnxGraph(name);
        this.prefix = prefix;
    }

    /** Where it begins behind another network: with what that gives, N×D or N×D×1×1, of any number's type. */
    public Features behind(String output, int dimensions) {
        String name = next("Cast");
        graph.node("Cast", name, List.of(output), OnnxAttribute.of("to", OnnxGraph.FLOAT));
        return new Features(name, dimensions, 1, 1);
    }

    /** Where it begins behind another network that was given 2·N pictures: with the mean of each of the first N and its fellow. */
    public Features behindPairs(String output, int dimensions) {
        Features all = behind(output, dimensions);
        String name = next("Reshape");
        graph.node("Reshape", name, List.of(all.name(), graph.tensor(name + ".shape", 2L, -1, dimensions)));
        String first = graph.node("Gather", next("Gather"), List.of(name, graph.tensor(name + ".first", 0L)));
        String second = graph.node("Gather", next("Gather"), List.of(name, graph.tensor(name + ".second", 1L)));
        String sum = graph.node("Add", next("Add"), List.of(first, second));
        String flat = next("Reshape");
        graph.node("Reshape", flat, List.of(sum, graph.tensor(flat + ".shape", -1L, dimensions)));
        return scaled(new Features(flat, dimensions, 1, 1), 0.5);
    }

    /** Where it begins: images of one size, as many as there are. */
    public Features images(int channels, int height, int width) {
        return new Features(graph.input(INPUT, OnnxGraph.ANY, channels, height, width), channels, height, width);
    }

    /** Where it ends. */
    public OnnxGraph finished(Features embeddings) {
        String output = prefix + OUTPUT;
        graph.node("Identity", output, List.of(embeddings.name()));
        graph.output(output, OnnxGraph.ANY, embeddings.channels());
        return graph;
    }

    /** A convolution within each of some groups of channels; its weights are C'×C/groups×kernel. */
    public Features convolution(Features x, LinearWeights weights, Window window, int groups) {
        String name = next("Conv");
        graph.node(
                "Conv",
                name,
                List.of(x.name(), weight(name, weights), bias(name, weights)),
                OnnxAttribute.of("kernel_shape", new long[] {window.height(), window.width()}),
                OnnxAttribute.of("strides", new long[] {window.stride(), window.stride()}),
                pads(window),
                OnnxAttribute.of("group", groups));
        return window.over(x, name, weights.count());
    }

    /** A linear layer over vectors; its weights are D×F. */
    public Features linear(Features x, LinearWeights weights) {
        String name = next("Gemm");
        graph.node(
                "Gemm",
                name,
                List.of(x.name(), weight(name, weights), bias(name, weights)),
                OnnxAttribute.of("transB", 1));
        return new Features(name, List.of(weights.count()));
    }

    private String weight(String name, LinearWeights weights) {
        return graph.tensor(name + ".weight", weights.values(), weights.shape());
    }

    private String bias(String name, LinearWeights weights) {
        return graph.tensor(name + ".bias", weights.biases(), weights.count());
    }

    private static OnnxAttribute pads(Window window) {
        return OnnxAttribute.of("pads", new long[] {window.top(), window.left(), window.bottom(), window.right()});
    }

    /** BatchNorm where nothing before it can take it up, see {@link LinearWeights#then}. */
    public Features batchNorm(Features x, Norm norm) {
        String name = next("BatchNormalization");
        List<String> from = List.of(
                x.name(),
                vector(name + ".weight", norm.weight()),
                vector(name + ".bias", norm.bias()),
                vector(name + ".mean", norm.mean()),
                vector(name + ".variance", norm.variance()));
        graph.node("BatchNormalization", name, from, OnnxAttribute.of("epsilon", (float) norm.epsilon()));
        return new Features(name, x.shape());
    }

    private String vector(String name, Tensor tensor) {
        float[] values = Tensors.floats(tensor);
        return graph.tensor(name, values, values.length);
    }

    /** max(0, x). */
    public Features relu(Features x) {
        return alike("Relu", x);
    }

    /** 1/(1 + e^−x). */
    public Features sigmoid(Features x) {
        return alike("Sigmoid", x);
    }

    /** x·sigmoid(x). */
    public Features silu(Features x) {
        return times(x, sigmoid(x));
    }

    /** Maps, x where it is positive, else x times the channel's slope. */
    public Features prelu(Features x, Tensor slopes) {
        String name = next("PRelu");
        float[] values = Tensors.floats(slopes);
        graph.node("PRelu", name, List.of(x.name(), graph.tensor(name + ".slope", values, values.length, 1, 1)));
        return new Features(name, x.shape());
    }

    /** x + y, of one shape. */
    public Features plus(Features x, Features y) {
        if (!x.shape().equals(y.shape())) {
            throw new IllegalArgumentException(x + " and " + y + " cannot be added");
        }
        return alike("Add", x, y);
    }

    /** Maps, each times its own number of {@code y}, or pixel by pixel. */
    public Features times(Features x, Features y) {
        return alike("Mul", x, y);
    }

    /** The largest of each window. */
    public Features maxPool(Features x, Window window) {
        String name = next("MaxPool");
        graph.node(
                "MaxPool",
                name,
                List.of(x.name()),
                OnnxAttribute.of("kernel_shape", new long[] {window.height(), window.width()}),
                OnnxAttribute.of("strides", new long[] {window.stride(), window.stride()}),
                pads(window));
        return window.over(x, name, x.channels());
    }

    /** Each map's mean, as a map of one pixel. */
    public Features means(Features x) {
        String name = next("GlobalAveragePool");
        graph.node("GlobalAveragePool", name, List.of(x.name()));
        return new Features(name, x.channels(), 1, 1);
    }

    /** Maps as a vector, one map after the other. */
    public Features flat(Features x) {
        String name = next("Flatten");
        graph.node("Flatten", name, List.of(x.name()), OnnxAttribute.of("axis", 1));
        return new Features(name, List.of(x.numbers()));
    }

    /** Vectors at length 1; of zeros they stay. */
    public Features normalized(Features x) {
        String name = next("LpNormalization");
        graph.node("LpNormalization", name, List.of(x.name()), OnnxAttribute.of("axis", 1), OnnxAttribute.of("p", 2));
        return new Features(name, x.shape());
    }

    /** Each number times a factor. */
    public Features scaled(Features x, double factor) {
        String name = next("Mul");
        graph.node("Mul", name, List.of(x.name(), graph.tensor(name + ".factor", new float[] {(float) factor}, 1)));
        return new Features(name, x.shape());
    }

    /** An operation that keeps the shape of its first input. */
    private Features alike(String operator, Features... from) {
        String name = next(operator);
        graph.node(operator, name, Stream.of(from).map(Features::name).toList());
        return new Features(name, from[0].shape());
    }

    private String next(String operator) {
        return prefix + operator.toLowerCase(Locale.ROOT) + ++nodes;
    }
}
