package dev.isogon.internal.loop;

import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.data.Batch;
import dev.isogon.internal.data.BatchFeed;
import dev.isogon.internal.data.BatchRing;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.Normalization;
import dev.isogon.internal.data.Preparation;
import dev.isogon.internal.data.Splits;
import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.PictureFeed;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.vectors.Vectors;
import dev.isogon.internal.engine.Accelerator;
import dev.isogon.internal.engine.Autocast;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.trained.ModelCard;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Embeddings of image files by a trained model, in the order of the files; decoding goes on beside on other threads. */
public final class FileEmbedding {

    private final ModelCard card;
    private final Backbone backbone;
    private final Normalization normalization;
    private final How how;

    /**
     * How it is done.
     *
     * @param batch images a pass, at least 1
     * @param precision what numbers the network computes with
     * @param normalized whether embeddings are brought to unit length
     */
    public record How(int batch, Precision precision, boolean normalized) {}

    /**
     * What images gave.
     *
     * @param vectors an embedding for each image that gave one, in their order
     * @param places the number of the image of each
     */
    public record Embedded(Vectors vectors, int[] places) {}

    /**
     * Loads the model's weights; to be called within a scope, in which it can then be used.
     *
     * @throws dev.isogon.internal.store.BrokenFileException when they are not whole or not the model's
     */
    public FileEmbedding(ModelFolder model, How how) throws IOException {
        this.card = model.card();
        this.backbone = model.backbone();
        Accelerator.move(backbone);
        this.normalization = new Normalization(card.mean(), card.deviation());
        this.how = how;
    }

    /**
     * Embeds the files, all in float32 at last.
     *
     * @param leftOut is told of files that gave no embedding, and why
     * @param work is told how many files are done, and may be stopped, after each pass
     * @return an embedding a file, named by its path; empty where no file gave one
     */
    public Optional<Vectors> of(List<Path> files, LeftOut leftOut, Work work) {
        return ofContents(
                        files.stream().map(Content::of).toList(),
                        i -> files.get(i).toString(),
                        leftOut,
                        work)
                .map(Embedded::vectors);
    }

    /**
     * Embeds images wherever they lie, all in float32 at last.
     *
     * @param name what users know the image of a number by
     * @param leftOut is told of images that gave no embedding, and why
     * @param work is told how many images are done, and may be stopped, after each pass; its threads decode
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     * @return empty where no image gave an embedding
     */
    public Optional<Embedded> ofContents(
            List<? extends Content> contents, IntFunction<String> name, LeftOut leftOut, Work work) {
        float[] values = new float[Math.multiplyExact(contents.size(), card.embedding())];
        List<String> names = new ArrayList<>();
        int[] places = new int[contents.size()];
        PictureFeed.Shape shape = new PictureFeed.Shape(card.height(), card.width(), card.channels());
        Pass pass = new Pass(shape);
        int done = 0;
        try (NoGradGuard guard = new NoGradGuard();
                PictureFeed feed = new PictureFeed(contents, shape, how.batch() + 2 * work.threads(), work.threads())) {
            while (feed.hasNext()) {
                work.check();
                List<Integer> inPass = pass.fill(feed, done, name, leftOut);
                done += pass.taken;
                if (!inPass.isEmpty()) {
                    FloatMatrix embeddings = pass.embed();
                    for (int i = 0; i < inPass.size(); i++) {
                        int place = inPass.get(i);
                        places[names.size()] = place;
                        add(embeddings, i, name.apply(place), names, values, leftOut);
                    }
                }
                work.at("embedding", done, contents.size());
            }
        }
        int length = names.size() * card.embedding();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Embedded(
                        new Vectors(
                                names,
                                card.embedding(),
                                length == values.length ? values : Arrays.copyOf(values, length)),
                        Arrays.copyOf(places, names.size())));
    }

    private void add(
            FloatMatrix embeddings, int row, String name, List<String> names, float[] values, LeftOut leftOut) {
        int dimensions = card.embedding();
        double square = 0;
        for (int j = 0; j < dimensions; j++) {
            square += (double) embeddings.at(row, j) * embeddings.at(row, j);
        }
        if (!Double.isFinite(square)) {
            leftOut.add("whose embedding is not of finite numbers", name);
            return;
        }
        double unit = how.normalized() && square > 0 ? Math.sqrt(square) : 1;
        int at = names.size() * dimensions;
        for (int j = 0; j < dimensions; j++) {
            values[at + j] = (float) (embeddings.at(row, j) / unit);
        }
        names.add(name);
    }

    /** The memory of one pass, which all passes use. */
    private final class Pass {

        private final PictureFeed.Shape shape;
        private final byte[] pixels;
        private final int length;
        private final BatchRing ring;
        private int images;
        private int taken;

        Pass(PictureFeed.Shape shape) {
            this.shape = shape;
            this.length = shape.height() * shape.width() * shape.channels();
            this.pixels = new byte[Math.multiplyExact(how.batch(), length)];
            this.ring = new BatchRing(how.batch(), length);
        }

        /** Takes images from number {@code from} on until a batch of pictures is full; returns their numbers. */
        List<Integer> fill(PictureFeed feed, int from, IntFunction<String> name, LeftOut leftOut) {
            List<Integer> places = new ArrayList<>();
            taken = 0;
            while (feed.hasNext() && places.size() < how.batch()) {
                PictureFeed.Read read = feed.next();
                int place = from + taken++;
                Picture picture = read.picture();
                if (picture == null) {
                    leftOut.add(read.problem(), name.apply(place));
                } else {
                    System.arraycopy(picture.pixels(), 0, pixels, places.size() * length, length);
                    places.add(place);
                }
            }
            images = places.size();
            return places;
        }

        FloatMatrix embed() {
            ImageSet set = new ImageSet(
                    shape.height(),
                    shape.width(),
                    shape.channels(),
                    images == how.batch() ? pixels : Arrays.copyOf(pixels, images * length),
                    new int[images],
                    List.of(""));
            FloatMatrix matrix = new FloatMatrix(images, card.embedding(), new float[images * card.embedding()]);
            try (Scope scope = Scope.open();
                    BatchFeed feed =
                            new BatchFeed(set, Splits.inOrder(images), ring, Preparation.plain(normalization), false);
                    Autocast cast = Autocast.bfloat16(how.precision() == Precision.BFLOAT16)) {
                Batch batch = feed.next();
                Tensor embeddings = backbone.embed(ImageTensors.of(batch, set));
                Tensors.copyRows(embeddings.to(ScalarType.Float), matrix, 0);
            }
            return matrix;
        }
    }
}
