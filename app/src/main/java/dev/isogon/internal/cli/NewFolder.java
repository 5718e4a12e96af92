package dev.isogon.internal.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

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
}
