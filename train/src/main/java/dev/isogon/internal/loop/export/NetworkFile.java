package dev.isogon.internal.loop.export;

import dev.isogon.internal.base.BuildFile;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Preprocessing.Colours;
import dev.isogon.internal.embed.Preprocessing.Element;
import dev.isogon.internal.embed.Preprocessing.Layout;
import dev.isogon.internal.embed.Signature;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.model.trained.ModelCard;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.internal.models.OnnxFolder;
import dev.isogon.internal.onnx.OnnxGraph;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a trained model is in ONNX: its graph, how it is fed, and what it is, in the file's own metadata.
 */
record NetworkFile(ModelFolder model) {

    private static final long MOST_BYTES = 1L << 31;

    /** What is asked of it. */
    Signature signature() {
        ModelCard card = model.card();
        Preprocessing preprocessing = new Preprocessing(
                card.height(),
                card.width(),
                card.channels() == 1 ? Colours.GREY : Colours.RGB,
                Layout.NCHW,
                Element.FLOAT32,
                card.mean(),
                card.deviation(),
                card.alignment(),
                false);
        return new Signature(NetworkGraph.INPUT, NetworkGraph.OUTPUT, 0, card.embedding(), preprocessing);
    }

    /** Where it comes from, in words. */
    String origin() {
        ModelCard card = model.card();
        return "trained by Isogon " + version() + ": " + card.backbone() + " with " + card.loss() + " on "
                + card.classes() + " classes";
    }

    private static String version() {
        return new BuildFile(NetworkFile.class, "/dev/isogon/internal/version.properties").get("version");
    }

    /**
     * Refuses what cannot be a file, before anything is copied.
     *
     * @throws BrokenFileException when it is too large
     */
    void checkSize(Backbone backbone, Path file) {
        long numbers = 0;
        for (var each : backbone.tensors().values()) {
            numbers += each.numel();
        }
        checkSize(numbers, file);
    }

    static void checkSize(long numbers, Path file) {
        if (numbers * Float.BYTES >= MOST_BYTES) {
            throw new BrokenFileException(
                    file,
                    String.format(
                            Locale.ROOT,
                            "was not written: a file in ONNX holds less than 2 GiB, but the %,d weights of this model take"
                                    + " %.1f GiB",
                            numbers,
                            numbers * Float.BYTES / (double) (1 << 30)));
        }
    }

    /** The file; the caller has a scope open. */
    OnnxGraph graph(Backbone backbone) throws IOException {
        ModelCard card = model.card();
        NetworkGraph network = new NetworkGraph(card.backbone());
        OnnxGraph graph = network.finished(
                backbone.describe(network, network.images(card.channels(), card.height(), card.width())));
        graph.metadata(Preprocessing.KEY, signature().preprocessing().json());
        graph.metadata("isogon.version", version());
        graph.metadata("isogon.backbone", card.backbone());
        graph.metadata("isogon.loss", card.loss());
        graph.metadata("isogon.classes", Integer.toString(card.classes()));
        graph.metadata("isogon.weights_sha256", OnnxFolder.sha256(model.weights()));
        return graph;
    }
}
