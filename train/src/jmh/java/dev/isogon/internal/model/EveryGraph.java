package dev.isogon.internal.model;

import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a graph of every backbone at its random start into a folder, of small ones also with the embedding layer that they do not
 * have by default: what {@code bench/onnx-check} has another project's checker read. It measures nothing.
 */
public final class EveryGraph {

    private static final long SMALL = 60 << 20;

    private EveryGraph() {}

    /** Takes the folder. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Engine.start(Runtime.getRuntime().availableProcessors());
        for (Architecture each : Backbones.ALL) {
            Path file = folder.resolve(each.name() + ".onnx");
            write(each, each.batchNorm(), file);
            if (Files.size(file) < SMALL) {
                write(each, !each.batchNorm(), folder.resolve(each.name() + "-other.onnx"));
            }
        }
    }

    private static void write(Architecture architecture, boolean batchNorm, Path file) throws IOException {
        int side = architecture.smallestSide();
        Input input = new Input(3, side + 1, side + 6);
        try (Scope scope = Scope.open();
                OutputStream out = Files.newOutputStream(file)) {
            Backbone backbone = architecture.build(input, new EmbeddingLayer(24, 0, 0, batchNorm));
            NetworkGraph graph = new NetworkGraph(architecture.name());
            graph.finished(backbone.describe(graph, graph.images(input.channels(), input.height(), input.width())))
                    .write(out);
        }
    }
}
