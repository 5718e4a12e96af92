package dev.isogon.internal.loop;

import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.data.feed.PictureBatch;
import dev.isogon.internal.data.files.PictureFeed;
import dev.isogon.internal.data.image.Picture;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
     */
    public record Settings(int batch, Precision precision, int threads) {}

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

    /** The model's prototypes C×D, where it has some. */
    public Optional<float[][]> prototypes(ModelFolder model) throws IOException {
        return engine.<Optional<float[][]>, IOException>call(() -> {
            try (Scope scope = Scope.open()) {
                return model.prototypes().map(ModelEmbedder::rows);
            }
        });
    }

    private static float[][] rows(Tensor tensor) {
        FloatMatrix matrix =
                new FloatMatrix((int) tensor.size(0), (int) tensor.size(1), new float[Math.toIntExact(tensor.numel())]);
        Tensors.copyRows(tensor, matrix, 0);
        float[][] rows = new float[matrix.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(matrix.values(), i * matrix.columns(), (i + 1) * matrix.columns());
        }
        return rows;
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
        int d = card.embedding();
        float[] values = new float[Math.multiplyExact(images.size(), d)];
        int[] places = new int[images.size()];
        Map<Integer, String> problems = new TreeMap<>();
        PictureFeed.Shape shape = new PictureFeed.Shape(card.height(), card.width(), card.channels());
        PictureBatch batch = new PictureBatch(
                Math.min(settings.batch(), Math.max(1, images.size())),
                card.height(),
                card.width(),
                card.channels(),
                new Normalization(card.mean(), card.deviation()));
        int done = 0;
        int found = 0;
        try (NoGradGuard guard = new NoGradGuard();
                PictureFeed feed =
                        new PictureFeed(images, shape, settings.batch() + 2 * work.threads(), work.threads())) {
            while (feed.hasNext()) {
                work.check();
                batch.clear();
                List<Integer> inBatch = new ArrayList<>();
                while (feed.hasNext() && inBatch.size() < settings.batch()) {
                    PictureFeed.Read read = feed.next();
                    Picture picture = read.picture();
                    if (picture == null) {
                        problems.put(done, read.problem());
                    } else {
                        batch.add(picture);
                        inBatch.add(done);
                    }
                    done++;
                }
                if (!inBatch.isEmpty()) {
                    FloatMatrix embeddings = pass(batch);
                    for (int i = 0; i < inBatch.size(); i++) {
                        if (isFinite(embeddings, i)) {
                            System.arraycopy(embeddings.values(), i * d, values, found * d, d);
                            places[found++] = inBatch.get(i);
                        } else {
                            problems.put(inBatch.get(i), "whose embedding is not of finite numbers");
                        }
                    }
                }
                work.at("embedding", done, images.size());
            }
        }
        int[] those = Arrays.copyOf(places, found);
        List<String> names =
                Arrays.stream(those).mapToObj(i -> images.get(i).name()).toList();
        return new Embedded(
                those, d, names, found == images.size() ? values : Arrays.copyOf(values, found * d), problems);
    }

    private static boolean isFinite(FloatMatrix matrix, int row) {
        double square = 0;
        for (int k = 0; k < matrix.columns(); k++) {
            square += (double) matrix.at(row, k) * matrix.at(row, k);
        }
        return Double.isFinite(square);
    }

    private FloatMatrix pass(PictureBatch batch) {
        FloatMatrix matrix =
                new FloatMatrix(batch.size(), card.embedding(), new float[batch.size() * card.embedding()]);
        try (Scope scope = Scope.open();
                Autocast cast = Autocast.bfloat16(settings.precision() == Precision.BFLOAT16)) {
            Tensor embeddings = backbone.embed(ImageTensors.of(batch));
            Tensors.copyRows(embeddings.to(ScalarType.Float), matrix, 0);
        }
        return matrix;
    }

    @Override
    public void close() {
        engine.close();
    }
}
