package dev.isogon.internal.loop.export;

import dev.isogon.internal.base.BuildFile;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Preprocessing.Colours;
import dev.isogon.internal.embed.Preprocessing.Element;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.embed.Preprocessing.Layout;
import dev.isogon.internal.embed.Signature;
import dev.isogon.internal.model.Architecture;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.Input;
import dev.isogon.internal.model.WeightsNetwork;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.model.trained.ModelCard;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.internal.models.OnnxFolder;
import dev.isogon.internal.onnx.OnnxGraph;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A network that becomes a file in ONNX: its graph, how it is fed, and what it is, in the file's own metadata.
 *
 * @param weights the file that they come from
 * @param backbone its name
 * @param input the images that it takes
 * @param signature what is asked of it
 * @param origin where it comes from, in words
 * @param facts for the file's metadata
 * @param loaded makes the network, in evaluation mode, within a scope
 */
public record NetworkFile(
        Path weights,
        String backbone,
        Input input,
        Signature signature,
        String origin,
        Map<String, String> facts,
        Loaded loaded) {

    private static final long MOST_BYTES = 1L << 31;

    /** The side of pictures that aligned faces are cut to. */
    private static final int ALIGNED = 112;

    /** Makes a network. */
    @FunctionalInterface
    public interface Loaded {
        Backbone get() throws IOException;
    }

    public NetworkFile {
        facts = Map.copyOf(facts);
    }

    /** A model that was trained here. */
    public static NetworkFile of(ModelFolder model) {
        ModelCard card = model.card();
        return new NetworkFile(
                model.weights(),
                card.backbone(),
                card.input(),
                signature(card.input(), card.mean(), card.deviation(), card.alignment(), card.embedding()),
                "trained by Isogon " + version() + ": " + card.backbone() + " with " + card.loss() + " on "
                        + card.classes() + " classes",
                Map.of("isogon.loss", card.loss(), "isogon.classes", Integer.toString(card.classes())),
                model::backbone);
    }

    /** Somebody's weights of a network that is known here, fed as it was published. */
    public static NetworkFile of(WeightsNetwork network) {
        Architecture architecture = network.architecture();
        Input input = network.input();
        boolean aligned = input.height() == ALIGNED && input.width() == ALIGNED && architecture.resolution() == ALIGNED;
        return new NetworkFile(
                network.file(),
                architecture.name(),
                input,
                signature(
                        input,
                        architecture.mean().subList(0, input.channels()),
                        architecture.deviation().subList(0, input.channels()),
                        aligned ? Faces.ARCFACE : Faces.NONE,
                        network.embedding().size()),
                network.file().toAbsolutePath().normalize().toString(),
                Map.of(),
                network::loaded);
    }

    private static Signature signature(
            Input input, List<Double> mean, List<Double> deviation, Faces faces, int dimensions) {
        Preprocessing preprocessing = new Preprocessing(
                input.height(),
                input.width(),
                input.channels() == 1 ? Colours.GREY : Colours.RGB,
                Layout.NCHW,
                Element.FLOAT32,
                mean,
                deviation,
                faces,
                false);
        return new Signature(NetworkGraph.INPUT, NetworkGraph.OUTPUT, 0, dimensions, preprocessing);
    }

    static String version() {
        return new BuildFile(NetworkFile.class, "/dev/isogon/internal/version.properties").get("version");
    }

    /**
     * Refuses what cannot be a file, before anything is copied.
     *
     * @throws BrokenFileException when it is too large
     */
    static void checkSize(Backbone backbone, Path file) {
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
    OnnxGraph graph(Backbone network) throws IOException {
        NetworkGraph described = new NetworkGraph(backbone);
        OnnxGraph graph = described.finished(
                network.describe(described, described.images(input.channels(), input.height(), input.width())));
        graph.metadata(Preprocessing.KEY, signature.preprocessing().json());
        graph.metadata("isogon.version", version());
        graph.metadata("isogon.backbone", backbone);
        facts.forEach(graph::metadata);
        graph.metadata("isogon.weights_sha256", OnnxFolder.sha256(weights));
        return graph;
    }
}
