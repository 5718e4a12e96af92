package dev.isogon.internal.onnx;

import java.util.List;

/**
 * One step of a graph.
 *
 * @param operator such as {@code Conv}
 * @param inputs names of what goes in
 * @param outputs names of what comes out
 */
public record OnnxNode(String name, String operator, List<String> inputs, List<String> outputs) {

    public OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
