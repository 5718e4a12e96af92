package dev.isogon.internal.loop;

import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.data.embed.BatchedEmbedding;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.data.feed.PictureBatch;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.engine.Accelerator;
import dev.isogon.internal.engine.Autocast;
import dev.isogon.internal.engine.EngineThread;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.trained.ModelCard;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Embeds images with a trained model; decoding goes on beside on other threads. */
public final class ModelEmbedder implements Embedder {

    private final ModelCard card;
    private final Settings settings;
    private final EngineThread engine;
    private final Backbone backbone;

    /**
     * How it is done.
     *
     * @param batch images a pass, at least 1
     * @param precision what numbers the network computes with; embeddings are in float32 all the same
     * @param threads of the engine, at least 1
     * @param framing what of each picture the network is to see
     */
    public record Settings(int batch, Precision precision, int threads, Framing framing) {

        /** Whole pictures. */
        public Settings(int batch, Precision precision, int threads) {
            this(batch, precision, threads, Framing.WHOLE);
        }
    }

    private ModelEmbedder(ModelCard card, Settings settings, EngineThread engine, Backbone backbone) {
        this.card = card;
        this.settings = settings;
        this.engine = engine;
        this.backbone = backbone;
    }

    /**
     * Loads the model's weights.
     *
     * @throws dev.isogon.metrics.BrokenFileException when they are not whole or not the model's
     */
    public static ModelEmbedder open(ModelFolder model, Settings settings) throws IOException {
        EngineThread engine = new EngineThread(settings.threads());
        try {
            Backbone backbone = engine.<Backbone, IOException>call(() -> {
                Backbone loaded = model.backbone();
                Accelerator.move(loaded);
                return loaded;
            });
            return new ModelEmbedder(model.card(), settings, engine, backbone);
        } catch (IOException | RuntimeException | Error e) {
            engine.close();
            throw e;
        }
    }

    @Override
    public int dimensions() {
        return card.embedding();
    }

    @Override
    public Embedded embed(List<? extends Image> images, Work work) {
        return engine.call(() -> embedHere(images, work));
    }

    private Embedded embedHere(List<? extends Image> images, Work work) {
        BatchedEmbedding.Input input = new BatchedEmbedding.Input(
                card.height(),
                card.width(),
                card.channels(),
                new Normalization(card.mean(), card.deviation()),
                settings.framing(),
                false,
                settings.batch());
        try (NoGradGuard guard = new NoGradGuard()) {
            return new BatchedEmbedding(input, card.embedding(), this::pass).of(images, work);
        }
    }

    private float[] pass(PictureBatch batch) {
        FloatMatrix matrix =
                new FloatMatrix(batch.size(), card.embedding(), new float[batch.size() * card.embedding()]);
        try (Scope scope = Scope.open();
                Autocast cast = Autocast.bfloat16(settings.precision() == Precision.BFLOAT16)) {
            Tensor embeddings = backbone.embed(ImageTensors.of(batch));
            Tensors.copyRows(embeddings.to(ScalarType.Float), matrix, 0);
        }
        return matrix.values();
    }

    @Override
    public void close() {
        engine.close();
    }
}
