package dev.isogon.internal.evaluation.calibration;

import dev.isogon.internal.eval.calibration.CalibrationResult;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A calibration as a file of its own, where there is no model whose folder it could go to. */
public final class CalibrationFile {

    private CalibrationFile() {}

    /**
     * Checks, before the long work, that a result may be written there.
     *
     * @throws SettingsException when there is something else than a calibration, or no folder for it
     */
    public static void check(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new SettingsException(file + " has no folder to be in; make " + folder + " first");
        }
        if (Files.notExists(file)) {
            return;
        }
        try {
            Json.read(file, CalibrationResult.class);
        } catch (BrokenFileException e) {
            throw new SettingsException(file + " is there already and is no calibration; name another file");
        }
    }

    /** Writes it, whole or not at all; an earlier calibration is replaced. */
    public static void write(Path file, CalibrationResult result) throws IOException {
        check(file);
        Json.write(file, result);
    }
}
