package dev.isogon.internal.experiment.pictures;

import dev.isogon.internal.eval.verification.HardPair;
import dev.isogon.internal.eval.verification.HardestPairs;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of images that are hardest to decide, to be shown.
 *
 * @param of what decided: a loss; may be empty
 * @param among what pairs they were sought among, in a few words
 * @param nonMated two subjects, most alike first
 * @param mated one subject, least alike first
 */
public record PicturedPairs(String of, String among, List<Shown> nonMated, List<Shown> mated) {

    private static final String FILE = "hard-pairs.json";

    public PicturedPairs {
        nonMated = List.copyOf(nonMated);
        mated = List.copyOf(mated);
    }

    /** A pair with its cosine. */
    public record Shown(Side first, Side second, double cosine) {}

    /**
     * One of two images.
     *
     * @param picture null where there is none to show
     * @param name what it is called
     * @param subject whose it is; empty where that is not known
     */
    public record Side(@Nullable ThumbnailFile picture, String name, String subject) {}

    /** Images by row, which are shown where they can be. */
    @FunctionalInterface
    public interface Images {
        Side side(int row) throws IOException;
    }

    /** Draws both images of each pair. */
    public static PicturedPairs of(String what, String among, HardestPairs pairs, Images images) throws IOException {
        return new PicturedPairs(what, among, shown(pairs.nonMated(), images), shown(pairs.mated(), images));
    }

    private static List<Shown> shown(List<HardPair> pairs, Images images) throws IOException {
        List<Shown> shown = new ArrayList<>();
        for (HardPair pair : pairs) {
            shown.add(new Shown(images.side(pair.first()), images.side(pair.second()), pair.cosine()));
        }
        return shown;
    }

    /** Writes them into a folder. */
    public static void write(Path folder, List<PicturedPairs> all) throws IOException {
        AtomicFile.write(folder.resolve(FILE), Json.writeLine(all) + "\n");
    }

    /** What {@link #write} wrote; none where it did not. */
    public static List<PicturedPairs> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? List.of(Json.read(file, PicturedPairs[].class)) : List.of();
    }
}
