package dev.isogon.internal.experiment.curves;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.verification.HardPair;
import dev.isogon.internal.eval.verification.HardestPairs;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The hardest pairs among some images.
 *
 * @param pairs by row
 * @param images that were searched: all, or a sample of {@link #MOST}
 * @param allImages that there are
 */
public record RunHardestPairs(HardestPairs pairs, int images, int allImages) {

    /** Images: 200,000,000 pairs of them take seconds. */
    public static final int MOST = 20_000;

    private static final String FILE = "hardest.json";

    /** Seeks them. */
    public static RunHardestPairs of(Embedded images, CosineScores cosines) {
        int[] rows = Embedded.sample(images.size(), MOST);
        Embedded some = images.sample(MOST);
        HardestPairs found = HardestPairs.of(some.embeddings(), some.labels(), cosines);
        return new RunHardestPairs(
                new HardestPairs(placed(found.nonMated(), rows), placed(found.mated(), rows)),
                rows.length,
                images.size());
    }

    private static List<HardPair> placed(List<HardPair> pairs, int[] rows) {
        return pairs.stream()
                .map(pair -> new HardPair(rows[pair.first()], rows[pair.second()], pair.cosine()))
                .toList();
    }

    /** What pairs they were sought among, in a few words. */
    public String among(String whose) {
        return images == allImages
                ? String.format(Locale.ROOT, "all pairs of %,d %s", images, whose)
                : String.format(Locale.ROOT, "all pairs of %,d of %,d %s, drawn at random", images, allImages, whose);
    }

    /** Writes them into the run's folder. */
    public void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), Json.writeLine(this) + "\n");
    }

    /** What {@link #write} wrote, if it did. */
    public static Optional<RunHardestPairs> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(Json.read(file, RunHardestPairs.class)) : Optional.empty();
    }
}
