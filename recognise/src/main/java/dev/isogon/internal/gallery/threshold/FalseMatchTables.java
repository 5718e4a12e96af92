package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a model's table of false matches is: what its user has calibrated comes before what Isogon brings along. */
public final class FalseMatchTables {

    private FalseMatchTables() {}

    /**
     * The table of a model.
     *
     * @param model its name
     * @param checksum SHA-256 of the model in ONNX, in hex
     * @param folder where what is known of the model lies; null where there is no such place
     * @return empty where it was never calibrated and does not come with Isogon
     * @throws BrokenFileException when the file in the folder is damaged, or was measured with other weights
     */
    public static Optional<FalseMatchTable> find(String model, String checksum, @Nullable Path folder)
            throws IOException {
        Path file = folder == null ? null : folder.resolve(FalseMatchTable.FILE);
        if (file != null && Files.exists(file)) {
            return Optional.of(calibrated(file, checksum));
        }
        return broughtAlong(model).filter(table -> checksum.equals(table.modelChecksum()));
    }

    private static FalseMatchTable calibrated(Path file, String checksum) throws IOException {
        FalseMatchTable table = Json.read(file, FalseMatchTable.class);
        String of = table.modelChecksum();
        if (of != null && !of.equals(checksum)) {
            throw new BrokenFileException(
                    file, "was measured with other weights than those that lie beside it; calibrate the model anew");
        }
        return table;
    }

    /** The table that comes with a built-in model: what {@code face} did on half of LFW. */
    static Optional<FalseMatchTable> broughtAlong(String model) throws IOException {
        if (!model.equals("face")) {
            return Optional.empty();
        }
        String name = model + "." + FalseMatchTable.FILE;
        Path file = Path.of(name);
        try (InputStream in = FalseMatchTables.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new BrokenFileException(file, "is missing in Isogon itself; install it anew");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(Json.read(file, Json.tree(file, text), FalseMatchTable.class));
        }
    }
}
