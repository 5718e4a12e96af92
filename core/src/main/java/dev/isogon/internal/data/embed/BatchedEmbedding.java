package dev.isogon.internal.data.embed;

import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.data.feed.PictureBatch;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.metrics.Embedder.Embedded;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Embeds images batch by batch, while other threads decode what comes next. For one call at a time; the network is asked by the
 * calling thread alone.
 */
public final class BatchedEmbedding {

    private final Input input;
    private final int dimensions;
    private final Network network;

    /**
     * What the network takes.
     *
     * @param channels 1 for grey, 3 for red, green, blue
     * @param framing what of a picture it is to see
     * @param mirrored whether an embedding is the mean of a picture's and of its mirror image's
     * @param batch pictures a pass, at least 1
     */
    public record Input(
            int height,
            int width,
            int channels,
            Normalization normalization,
            Framing framing,
            boolean mirrored,
            int batch) {}

    /** What computes the embeddings of a batch. */
    @FunctionalInterface
    public interface Network {

        /** Returns size×D numbers, row after row. */
        float[] pass(PictureBatch batch);
    }

    /** @param dimensions D, the length of an embedding */
    public BatchedEmbedding(Input input, int dimensions, Network network) {
        this.input = input;
        this.dimensions = dimensions;
        this.network = network;
    }

    /** Embeddings as they come, in order. */
    private static final class Found {
        private final int dimensions;
        private final List<Integer> places = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final Map<Integer, String> problems = new TreeMap<>();
        private final Set<Integer> unacquired = new TreeSet<>();
        private float[] values;

        Found(int dimensions, int images) {
            this.dimensions = dimensions;
            this.values = new float[Math.multiplyExact(images, dimensions)];
        }

        void add(Waiting waiting, float[] row) {
            double square = 0;
            for (float each : row) {
                square += (double) each * each;
            }
            if (!Double.isFinite(square)) {
                problems.put(waiting.image(), "whose embedding is not of finite numbers");
                return;
            }
            int at = places.size() * dimensions;
            if (at == values.length) {
                values = Arrays.copyOf(
                        values, Math.addExact(at, Math.max(dimensions, at / 2 / dimensions * dimensions)));
            }
            System.arraycopy(row, 0, values, at, dimensions);
            places.add(waiting.image());
            names.add(waiting.name());
        }

        Embedded result() {
            int used = places.size() * dimensions;
            return new Embedded(
                    places.stream().mapToInt(i -> i).toArray(),
                    dimensions,
                    names,
                    used == values.length ? values : Arrays.copyOf(values, used),
                    problems,
                    unacquired);
        }

        void miss(int image, PictureFeed.Read read) {
            problems.put(image, read.problem());
            if (read.decoded()) {
                unacquired.add(image);
            }
        }
    }

    private record Waiting(int image, String name) {}

    /**
     * Embeds all images. What gives several pictures has a row for each, named by the image and {@code #1}, {@code #2} and so on.
     *
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     */
    public Embedded of(List<? extends Image> images, Work work) {
        PictureFeed.Shape shape = new PictureFeed.Shape(input.height(), input.width(), input.channels());
        return of(images, new FramedReading(shape, input.framing()), work);
    }

    /** The same of pictures that are read in another way, in the size that the network takes. */
    public Embedded of(List<? extends Image> images, PictureReading reading, Work work) {
        int copies = input.mirrored() ? 2 : 1;
        int most = Math.min(input.batch(), Math.max(1, images.size()));
        PictureBatch batch =
                new PictureBatch(most * copies, input.height(), input.width(), input.channels(), input.normalization());
        List<Waiting> waiting = new ArrayList<>();
        Found found = new Found(dimensions, images.size());
        try (PictureFeed feed = new PictureFeed(images, reading, input.batch() + 2 * work.threads(), work.threads())) {
            for (int i = 0; feed.hasNext(); i++) {
                work.check();
                PictureFeed.Read read = feed.next();
                if (read.pictures().isEmpty()) {
                    found.miss(i, read);
                }
                for (int k = 0; k < read.pictures().size(); k++) {
                    Picture picture = read.pictures().get(k);
                    batch.add(picture);
                    if (input.mirrored()) {
                        batch.add(picture.mirrored());
                    }
                    String name = images.get(i).name();
                    waiting.add(new Waiting(i, read.pictures().size() == 1 ? name : name + "#" + (k + 1)));
                    if (waiting.size() == most) {
                        pass(batch, waiting, found);
                        work.at("embedding", i + 1, images.size());
                    }
                }
            }
            if (!waiting.isEmpty()) {
                pass(batch, waiting, found);
            }
            work.at("embedding", images.size(), images.size());
        }
        return found.result();
    }

    private void pass(PictureBatch batch, List<Waiting> waiting, Found found) {
        float[] values = network.pass(batch);
        for (int i = 0; i < waiting.size(); i++) {
            float[] row = new float[dimensions];
            if (input.mirrored()) {
                int at = 2 * i * dimensions;
                for (int d = 0; d < dimensions; d++) {
                    row[d] = (values[at + d] + values[at + dimensions + d]) / 2;
                }
            } else {
                System.arraycopy(values, i * dimensions, row, 0, dimensions);
            }
            found.add(waiting.get(i), row);
        }
        batch.clear();
        waiting.clear();
    }
}
