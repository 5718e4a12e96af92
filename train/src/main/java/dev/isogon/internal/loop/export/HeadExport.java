package dev.isogon.internal.loop.export;

import dev.isogon.internal.config.BaseModel;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Preprocessing.Layout;
import dev.isogon.internal.embed.Signature;
import dev.isogon.internal.engine.Accelerator;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.models.OnnxCard;
import dev.isogon.internal.models.OnnxFolder;
import dev.isogon.internal.onnx.OnnxAttribute;
import dev.isogon.internal.onnx.OnnxGraph;
import dev.isogon.internal.onnx.OnnxInside;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.Embedder.Embedded;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Writes a head and the network that it stands over as one file in ONNX, once ONNX Runtime has embedded some images with it as that
 * network and the engine's head do one after the other.
 *
 * @param base the network, of which every byte stays
 * @param name of the head, as {@code model.Backbones} lists it
 * @param facts for the file's metadata
 */
public record HeadExport(BaseModel base, String name, Map<String, String> facts) {

    private static final int BATCH = 8;

    /** From this version of the operators on, a picture can be read from right to left. */
    private static final long LEAST_MIRRORING = 10;

    public HeadExport {
        facts = Map.copyOf(facts);
    }

    /**
     * Refuses a network that no head can be written behind, before one is trained.
     *
     * @throws SettingsException when it is one
     */
    public static void check(BaseModel base) throws IOException {
        OnnxInside inside = inside(base);
        if (base.preprocessing().mirrored() && (base.found().card().batch() != 0 || inside.opset() < LEAST_MIRRORING)) {
            throw refused(
                    base,
                    "is given a picture and its mirror image, which one file can do only where a network takes any number of"
                            + " pictures at once and has operators of version " + LEAST_MIRRORING
                            + " or later; add it anew without mirror images");
        }
    }

    private static OnnxInside inside(BaseModel base) throws IOException {
        try {
            return OnnxInside.of(base.found().content().bytes());
        } catch (IllegalArgumentException e) {
            throw refused(base, String.valueOf(e.getMessage()));
        }
    }

    private static SettingsException refused(BaseModel base, String why) {
        return new SettingsException("model.from", "is " + base.name() + ", but that model " + why);
    }

    /**
     * Writes the file and the card that says how it is fed into a model's folder.
     *
     * @param model what the model is called
     * @param head in evaluation mode, of this thread's engine; the caller has a scope open
     * @param images to compare embeddings of, at least 1
     * @param work may be stopped; its threads compute
     * @throws dev.isogon.metrics.BrokenFileException when its embeddings differ
     */
    public OnnxCheck intoFolder(Path folder, String model, Backbone head, List<Image> images, Work work)
            throws IOException {
        OnnxInside inside = inside(base);
        String prefix = prefix(inside);
        boolean mirrored = base.preprocessing().mirrored();
        OnnxCard card = base.found().card();
        Signature signature = new Signature(
                mirrored ? prefix + NetworkGraph.INPUT : card.input(),
                prefix + NetworkGraph.OUTPUT,
                card.batch(),
                dimensions(head),
                base.preprocessing().mirrored(false));
        OnnxGraph front = mirrored ? mirroring(signature.input(), prefix) : new OnnxGraph(name);
        OnnxGraph behind = behind(head, signature, prefix);
        OnnxCheck[] check = new OnnxCheck[1];
        Path file = folder.resolve(OnnxFolder.MODEL);
        AtomicFile.write(file, beside -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                inside.write(front, mirrored ? card.input() : "", behind, out);
            }
            check[0] = OnnxExport.checked(
                    Path.of(OnnxFolder.MODEL),
                    OnnxCheck.of(expected(head, images, work), embedded(beside, signature, images, work)));
        });
        OnnxCard.of(
                        model,
                        OnnxFolder.sha256(file),
                        name + " trained over " + base.name() + " by Isogon " + NetworkFile.version(),
                        licence(),
                        signature,
                        Map.of())
                .write(folder);
        return check[0];
    }

    private String licence() {
        String ofBase = base.found().card().licence();
        return ofBase == null ? OnnxCard.NO_LICENCE : ofBase + "; of the head, " + OnnxExport.OWN;
    }

    /** Of names that the network has none of. */
    private static String prefix(OnnxInside inside) {
        int number = 1;
        while (inside.contains("isogon_head" + number + "_")) {
            number++;
        }
        return "isogon_head" + number + "_";
    }

    private int dimensions(Backbone head) throws IOException {
        try (Scope scope = Scope.open()) {
            return Math.toIntExact(pass(head, new float[base.dimensions()], 1).size(1));
        }
    }

    /** Each picture, and behind them all their mirror images. */
    private OnnxGraph mirroring(String input, String prefix) {
        Preprocessing given = base.preprocessing();
        int width = given.layout() == Layout.NCHW ? 3 : 2;
        long[] shape = given.shape(1);
        shape[0] = OnnxGraph.ANY;
        OnnxGraph front = new OnnxGraph(name);
        front.inputOf(
                switch (given.element()) {
                    case FLOAT32 -> OnnxGraph.FLOAT;
                    case FLOAT16 -> OnnxGraph.FLOAT16;
                    case UINT8 -> OnnxGraph.UINT8;
                },
                input,
                shape);
        String mirrored = front.node(
                "Slice",
                prefix + "mirrored",
                List.of(
                        input,
                        front.tensor(prefix + "from", -1L),
                        front.tensor(prefix + "to", Long.MIN_VALUE),
                        front.tensor(prefix + "axis", (long) width),
                        front.tensor(prefix + "step", -1L)));
        front.node("Concat", base.found().card().input(), List.of(input, mirrored), OnnxAttribute.of("axis", 0));
        return front;
    }

    private OnnxGraph behind(Backbone head, Signature signature, String prefix) {
        NetworkGraph described = new NetworkGraph(name, prefix);
        String output = base.found().card().output();
        OnnxGraph graph = described.finished(head.describe(
                described,
                base.preprocessing().mirrored()
                        ? described.behindPairs(output, base.dimensions())
                        : described.behind(output, base.dimensions())));
        graph.metadata("isogon.version", NetworkFile.version());
        graph.metadata("isogon.head", name);
        graph.metadata("isogon.from_sha256", base.checksum());
        graph.metadata(Preprocessing.KEY, signature.preprocessing().json());
        facts.forEach(graph::metadata);
        return graph;
    }

    private Embedded expected(Backbone head, List<Image> images, Work work) throws IOException {
        try (OnnxEmbedder embedder = base.found().open(new OnnxEmbedder.Settings(BATCH, work.threads()));
                Scope scope = Scope.open()) {
            Embedded comes = embedder.embed(images, work);
            Tensor behind = pass(head, comes.values(), comes.places().length);
            return new Embedded(
                    comes.places(),
                    Math.toIntExact(behind.size(1)),
                    comes.names(),
                    Tensors.floats(behind),
                    comes.problems(),
                    comes.unacquired());
        }
    }

    private Tensor pass(Backbone head, float[] embeddings, int rows) {
        try (NoGradGuard guard = new NoGradGuard()) {
            Tensor x = Tensors.wrap(direct(embeddings), rows, base.dimensions(), 1, 1);
            return head.embed(Accelerator.here(x));
        }
    }

    private static FloatBuffer direct(float[] values) {
        return ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(values)
                .flip();
    }

    private static Embedded embedded(Path file, Signature signature, List<Image> images, Work work) {
        try (OnnxEmbedder embedder =
                OnnxEmbedder.open(file, signature, new OnnxEmbedder.Settings(BATCH, work.threads()))) {
            return embedder.embed(images, work);
        }
    }
}
