package dev.isogon.internal.experiment.evaluated;

import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.experiment.curves.Embedded;
import dev.isogon.internal.experiment.curves.EmbeddingMap;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A map of those identities that have most images: of more, nobody could tell the colours apart.
 *
 * @param map its labels are places in {@code identities}
 * @param identities their names, the one with most images first
 * @param allIdentities that there are
 */
public record IdentityMap(EmbeddingMap map, List<String> identities, int allIdentities) {

    /** As many as a legend can tell apart by colour and shape. */
    static final int MOST = 24;

    private static final String FILE = "map.json";

    public IdentityMap {
        identities = List.copyOf(identities);
    }

    /** Empty where no identity has two images, or there are too few images for a map. */
    static Optional<IdentityMap> of(LabelledEmbeddings set, @Nullable LabelledEmbeddings strangers) {
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int label : set.labels()) {
            sizes.merge(label, 1, Integer::sum);
        }
        List<Integer> largest = sizes.keySet().stream()
                .filter(label -> sizes.getOrDefault(label, 0) > 1)
                .sorted(Comparator.<Integer>comparingInt(label -> -sizes.getOrDefault(label, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
        int[] rows = IntStream.range(0, set.size())
                .filter(i -> largest.contains(set.labels()[i]))
                .toArray();
        int[] places =
                IntStream.of(rows).map(i -> largest.indexOf(set.labels()[i])).toArray();
        return EmbeddingMap.of(
                        new EmbeddingMap.Named(
                                new Embedded(set.rows(rows), places),
                                i -> set.names().get(rows[i])),
                        strangers == null
                                ? null
                                : new EmbeddingMap.Named(
                                        new Embedded(strangers.matrix(), strangers.labels()),
                                        i -> strangers.names().get(i)))
                .map(map -> new IdentityMap(
                        map, largest.stream().map(set::identityName).toList(), sizes.size()));
    }

    void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), Json.writeLine(this) + "\n");
    }

    /** The map of an evaluation's folder, if it has one. */
    public static Optional<IdentityMap> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(Json.read(file, IdentityMap.class)) : Optional.empty();
    }
}
