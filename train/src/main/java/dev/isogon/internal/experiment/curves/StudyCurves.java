package dev.isogon.internal.experiment.curves;

import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code curves.json} of a comparison: what its report draws beside the records of training.
 *
 * @param losses one a loss with at least one finished run
 */
public record StudyCurves(List<LossCurves> losses) {

    private static final String FILE = "curves.json";

    public StudyCurves {
        losses = List.copyOf(losses);
    }

    /** Writes them into the comparison's folder. */
    public void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), Json.writeLine(this) + "\n");
    }

    /** What {@link #write} wrote, if it did. */
    public static Optional<StudyCurves> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(Json.read(file, StudyCurves.class)) : Optional.empty();
    }
}
