package dev.isogon.cli;

import dev.isogon.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/** Folders that commands write to: each run has one of its own. */
final class NewFolder {

    private NewFolder() {}

    /** Where nothing else is named: below {@code isogon-out}, by data, what is done, and time. */
    static Path named(String data, String what) {
        Path last = Path.of(data).getFileName();
        String time = LocalDateTime.now(ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
        return Path.of("isogon-out", (last == null ? "data" : last) + "-" + what + "-" + time);
    }

    /**
     * Refuses a folder with something in it.
     *
     * @throws SettingsException when it is a file or not empty
     */
    static void check(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new SettingsException("--out " + folder + " is a file; name a folder that is new or empty");
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new SettingsException(
                            "--out " + folder + " is not empty; name a folder that is new or empty");
                }
            }
        }
    }
}
