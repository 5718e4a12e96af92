package dev.isogon.internal.cli.options;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Folders that commands write to: each run has one of its own. */
public final class NewFolder {

    private NewFolder() {}

    /** Where nothing else is named: below {@code isogon-out}, by data, what is done, and time. */
    public static Path named(String data, String what) {
        Path last = Path.of(data).getFileName();
        String time = LocalDateTime.now(ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
        return Path.of("isogon-out", (last == null ? "data" : last) + "-" + what + "-" + time);
    }
}
