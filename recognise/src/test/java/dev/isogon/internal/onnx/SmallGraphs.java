package dev.isogon.internal.onnx;

import java.util.List;

/** Networks whose answers are seen by looking at them. */
public final class SmallGraphs {

    private SmallGraphs() {}

    /** The mean of each channel: N×3×H×W to N×3. */
    public static OnnxGraph means(long batch, long height, long width) {
        OnnxGraph graph = new OnnxGraph("means");
        String pooled = pooled(graph, graph.input("pixels", batch, 3, height, width));
        graph.output(pooled, batch, 3);
        return graph;
    }

    /** As {@link #means}, of N×H×W×3. */
    public static OnnxGraph meansOfLast(long batch, long height, long width) {
        OnnxGraph graph = new OnnxGraph("means");
        String input = graph.input("pixels", batch, height, width, 3);
        String planes =
                graph.node("Transpose", "planes", List.of(input), OnnxAttribute.of("perm", new long[] {0, 3, 1, 2}));
        graph.output(pooled(graph, planes), batch, 3);
        return graph;
    }

    /** As {@link #means}, of numbers of another type. */
    public static OnnxGraph meansOf(int type, long batch, long height, long width) {
        OnnxGraph graph = new OnnxGraph("means");
        String input = graph.inputOf(type, "pixels", batch, 3, height, width);
        String floats = graph.node("Cast", "floats", List.of(input), OnnxAttribute.of("to", OnnxGraph.FLOAT));
        graph.output(pooled(graph, floats), batch, 3);
        return graph;
    }

    private static String pooled(OnnxGraph graph, String planes) {
        String pooled = graph.node("GlobalAveragePool", "pooled", List.of(planes));
        return graph.node("Flatten", "means", List.of(pooled), OnnxAttribute.of("axis", 1));
    }
}
