package dev.isogon.internal.embed;

import dev.isogon.internal.data.embed.BatchedEmbedding;
import dev.isogon.internal.data.embed.PictureReading;
import dev.isogon.internal.data.feed.PictureBatch;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Embeds images with any ONNX model. Calls may come from many threads at once; each has buffers of its own. */
public final class OnnxEmbedder implements Embedder {

    /** Numbers of a batch, whose buffers are at most 1 GiB each. */
    private static final int MOST = 1 << 28;

    private final Path file;
    private final Signature signature;
    private final Settings settings;
    private final OnnxSession session;

    /**
     * How it is done.
     *
     * @param batch images a pass, at least 1, fewer where they are very large; a model that takes another number at once has as many passes as it takes
     * @param threads that compute one call, at least 1
     * @param framing what of each picture the network is to see
     */
    public record Settings(int batch, int threads, Framing framing) {

        public Settings {
            if (batch < 1 || threads < 1) {
                throw new IllegalArgumentException(
                        "batch and threads must be at least 1, but are " + batch + " and " + threads);
            }
        }

        /** Whole pictures. */
        public Settings(int batch, int threads) {
            this(batch, threads, Framing.WHOLE);
        }
    }

    private OnnxEmbedder(Path file, Signature signature, Settings settings, OnnxSession session) {
        this.file = file;
        this.signature = signature;
        this.settings = settings;
        this.session = session;
    }

    /**
     * Opens a model's file.
     *
     * @throws BrokenFileException when ONNX Runtime cannot take it
     */
    public static OnnxEmbedder open(Path file, Signature signature, Settings settings) {
        return new OnnxEmbedder(file, signature, settings, OnnxSession.open(file, settings.threads()));
    }

    /**
     * Opens a model in memory.
     *
     * @param file what messages are to call it
     */
    public static OnnxEmbedder open(Path file, byte[] model, Signature signature, Settings settings) {
        return new OnnxEmbedder(file, signature, settings, OnnxSession.open(file, model, settings.threads()));
    }

    /**
     * Over a session that is open, which closing this closes.
     *
     * @param file what messages are to call it
     */
    public static OnnxEmbedder of(OnnxSession session, Path file, Signature signature, Settings settings) {
        return new OnnxEmbedder(file, signature, settings, session);
    }

    @Override
    public int dimensions() {
        return signature.dimensions();
    }

    @Override
    public Embedded embed(List<? extends Image> images, Work work) {
        return batched(images.size()).of(images, work);
    }

    /** The same of pictures that somebody else takes out of the images, in the size that the network takes. */
    public Embedded embed(List<? extends Image> images, PictureReading reading, Work work) {
        return batched(images.size()).of(images, reading, work);
    }

    /** How its pictures are made. */
    public Preprocessing preprocessing() {
        return signature.preprocessing();
    }

    private BatchedEmbedding batched(int images) {
        Preprocessing preprocessing = signature.preprocessing();
        int copies = preprocessing.mirrored() ? 2 : 1;
        int batch = Math.max(1, Math.min(settings.batch(), MOST / preprocessing.numbers() / copies));
        BatchedEmbedding.Input input = new BatchedEmbedding.Input(
                preprocessing.height(),
                preprocessing.width(),
                preprocessing.colours().channels(),
                preprocessing.ofPictures(),
                settings.framing(),
                preprocessing.mirrored(),
                batch);
        int most = Math.min(batch, Math.max(1, images)) * copies;
        InputBuffer buffer = new InputBuffer(preprocessing, signature.batch() == 0 ? most : signature.batch());
        return new BatchedEmbedding(input, signature.dimensions(), some -> pass(some, buffer));
    }

    /** As many at once as the network takes; what is missing at the end are zeros, whose embeddings nobody sees. */
    private float[] pass(PictureBatch batch, InputBuffer buffer) {
        int dimensions = signature.dimensions();
        float[] embeddings = new float[batch.size() * dimensions];
        for (int first = 0; first < batch.size(); first += buffer.capacity()) {
            int count = Math.min(buffer.capacity(), batch.size() - first);
            int rows = signature.batch() == 0 ? count : signature.batch();
            OnnxSession.Output output = session.run(
                            signature.input(),
                            buffer.fill(batch, first, count, rows),
                            signature.preprocessing().element(),
                            signature.preprocessing().shape(rows),
                            List.of(signature.output()))
                    .get(0);
            check(output, rows);
            System.arraycopy(output.values(), 0, embeddings, first * dimensions, count * dimensions);
        }
        return embeddings;
    }

    private void check(OnnxSession.Output output, int rows) {
        long[] shape = output.shape();
        if (shape.length < 1 || shape[0] != rows || output.values().length != (long) rows * signature.dimensions()) {
            throw new BrokenFileException(
                    file,
                    "gives " + Arrays.toString(shape) + " as \"" + signature.output() + "\" for " + rows
                            + (rows == 1 ? " picture" : " pictures") + ", but " + rows + "×" + signature.dimensions()
                            + " numbers are expected");
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
