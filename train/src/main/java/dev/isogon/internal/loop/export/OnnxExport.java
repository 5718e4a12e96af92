package dev.isogon.internal.loop.export;

import dev.isogon.internal.data.embed.BatchedEmbedding;
import dev.isogon.internal.data.feed.PictureBatch;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.engine.EngineThread;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.internal.models.KnownFrom;
import dev.isogon.internal.models.OnnxCard;
import dev.isogon.internal.models.OnnxFolder;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embedder.Embedded;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Writes a network as a file in ONNX, once ONNX Runtime has embedded some images with it as the engine does. Computes on
 * the processor, whose float32 is exact enough to be compared.
 *
 * @param network to be written
 * @param images to compare embeddings of, at least 1
 * @param work may be stopped; its threads compute
 */
public record OnnxExport(NetworkFile network, List<Image> images, Work work) {

    /** As many images as show a difference, where there is one. */
    public static final int IMAGES = 16;

    private static final int BATCH = 8;

    /** The licence of what somebody trained. */
    static final String OWN = "whatever the images and weights that it was trained from allow";

    /**
     * Writes the file, whole or not at all.
     *
     * @param said what messages are to call it
     * @throws BrokenFileException when its embeddings differ from the engine's, or the model is too large for a file
     * @throws dev.isogon.metrics.BrokenImageException when none of the images can be embedded
     */
    public OnnxCheck write(Path file, Path said) throws IOException {
        try (EngineThread engine = new EngineThread(work.threads())) {
            Backbone backbone = engine.<Backbone, IOException>call(network.loaded()::get);
            OnnxCheck[] check = new OnnxCheck[1];
            AtomicFile.write(file, beside -> {
                engine.<Boolean, IOException>call(() -> describe(backbone, said, beside));
                Embedded expected = engine.call(() -> embedded(backbone));
                expected.embeddings();
                check[0] = checked(said, OnnxCheck.of(expected, embedded(beside)));
            });
            return check[0];
        }
    }

    /**
     * Writes a trained model into its own folder, with the card that says how it is fed.
     *
     * @param name what the model is called
     * @param images to compare embeddings of, at least 1
     * @param work may be stopped; its threads compute
     */
    public static OnnxCheck intoFolder(ModelFolder model, String name, List<Image> images, Work work)
            throws IOException {
        NetworkFile network = NetworkFile.of(model);
        Path file = model.path().resolve(OnnxFolder.MODEL);
        OnnxCheck check = new OnnxExport(network, images, work).write(file, Path.of(OnnxFolder.MODEL));
        OnnxCard.of(
                        name,
                        OnnxFolder.sha256(file),
                        network.origin(),
                        OWN,
                        network.signature(),
                        Map.<String, KnownFrom>of())
                .write(model.path());
        return check;
    }

    private boolean describe(Backbone backbone, Path said, Path beside) throws IOException {
        NetworkFile.checkSize(backbone, said);
        try (Scope scope = Scope.open();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
            network.graph(backbone).write(out);
        }
        return true;
    }

    private Embedded embedded(Path file) {
        try (OnnxEmbedder embedder =
                OnnxEmbedder.open(file, network.signature(), new OnnxEmbedder.Settings(BATCH, work.threads()))) {
            return embedder.embed(images, work);
        }
    }

    private Embedded embedded(Backbone backbone) {
        BatchedEmbedding.Input input = new BatchedEmbedding.Input(
                network.input().height(),
                network.input().width(),
                network.input().channels(),
                network.signature().preprocessing().ofPictures(),
                Framing.WHOLE,
                false,
                BATCH);
        return new BatchedEmbedding(input, network.signature().dimensions(), batch -> pass(backbone, batch))
                .of(images, work);
    }

    private static float[] pass(Backbone backbone, PictureBatch batch) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor pixels = Tensors.wrap(batch.values(), batch.size(), batch.height(), batch.width(), batch.channels());
            return Tensors.floats(backbone.embed(pixels.permute(0, 3, 1, 2)));
        }
    }

    static OnnxCheck checked(Path said, OnnxCheck check) {
        if (!check.passed()) {
            throw new BrokenFileException(
                    said,
                    String.format(
                            Locale.ROOT,
                            "was not written: of %d images ONNX Runtime's embeddings differ from the engine's by up to %.1e"
                                    + " of the largest number, but %.0e is the most that rounding can do",
                            check.images(),
                            check.difference(),
                            OnnxCheck.MOST));
        }
        return check;
    }
}
