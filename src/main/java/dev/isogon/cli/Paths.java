package dev.isogon.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Paths as they are written and made up. */
final class Paths {

    private Paths() {}

    /** As a shell takes it. */
    static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./+,:@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Where results go if nobody says: named by the data, what was done, and the time. */
    static Path dated(String data, String what) {
        Path named = Path.of(data).getFileName();
        String time = LocalDateTime.now(ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
        return Path.of("isogon-out", (named == null ? "data" : named) + "-" + what + "-" + time);
    }
}
