package dev.isogon.internal.experiment.curves;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tagbio.umap.Umap;
import tagbio.umap.metric.CosineMetric;

/**
 * Embeddings brought into two dimensions by UMAP (McInnes, Healy and Melville, 2018, arXiv:1802.03426), cosine distance:
 * neighbours stay neighbours, while distances between far groups mean nothing.
 *
 * @param points test images, then strangers
 * @param images test images that there are, of which some are shown
 * @param strangers images of strangers that there are
 */
public record EmbeddingMap(List<Point> points, int images, int strangers) {

    /** Test images that are shown, at most. */
    static final int MOST = 1_600;

    /** More would hide the known; nor are more of them shown than of these. */
    static final int MOST_STRANGERS = 400;

    private static final String FILE = "map.json";
    private static final int NEIGHBOURS = 15;
    private static final long SEED = 20;

    public EmbeddingMap {
        points = List.copyOf(points);
    }

    /**
     * One image.
     *
     * @param label its class; −1 of a stranger
     * @param name what it is called
     */
    public record Point(double x, double y, int label, String name) {}

    /**
     * Images to be shown.
     *
     * @param names by row
     */
    public record Named(Embedded images, IntFunction<String> names) {}

    /**
     * Computes it, always the same from the same embeddings.
     *
     * @param strangers null where there are none
     * @return empty where there are too few images for a map, or all of them are in one place
     */
    public static Optional<EmbeddingMap> of(Named test, @Nullable Named strangers) {
        List<float[]> rows = new ArrayList<>();
        List<Point> unplaced = new ArrayList<>();
        add(test, MOST, false, rows, unplaced);
        if (strangers != null) {
            add(strangers, Math.min(MOST_STRANGERS, rows.size()), true, rows, unplaced);
        }
        if (rows.size() <= NEIGHBOURS + 1 || alike(rows)) {
            return Optional.empty();
        }
        // More threads would make another map each time.
        float[][] placed = new Umap()
                .setNumberComponents(2)
                .setNumberNearestNeighbours(NEIGHBOURS)
                .setMetric(CosineMetric.SINGLETON)
                .setRandom(new Random(SEED))
                .setThreads(1)
                .fitTransform(rows.toArray(new float[0][]));
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < placed.length; i++) {
            Point point = unplaced.get(i);
            points.add(new Point(rounded(placed[i][0]), rounded(placed[i][1]), point.label(), point.name()));
        }
        return Optional.of(new EmbeddingMap(
                points,
                test.images().size(),
                strangers == null ? 0 : strangers.images().size()));
    }

    private static void add(Named named, int most, boolean strange, List<float[]> rows, List<Point> points) {
        FloatMatrix embeddings = named.images().embeddings();
        for (int row : Embedded.sample(embeddings.rows(), most)) {
            float[] values = new float[embeddings.columns()];
            for (int d = 0; d < values.length; d++) {
                values[d] = embeddings.at(row, d);
            }
            rows.add(values);
            points.add(new Point(
                    0,
                    0,
                    strange ? -1 : named.images().labels()[row],
                    named.names().apply(row)));
        }
    }

    private static boolean alike(List<float[]> rows) {
        return rows.stream().allMatch(row -> Arrays.equals(row, rows.get(0)));
    }

    private static double rounded(double value) {
        return Math.round(1000 * value) / 1000.0;
    }

    /** Writes it into the run's folder. */
    public void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), Json.writeLine(this) + "\n");
    }

    /** What {@link #write} wrote, if it did. */
    public static Optional<EmbeddingMap> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(Json.read(file, EmbeddingMap.class)) : Optional.empty();
    }
}
