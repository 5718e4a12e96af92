package dev.isogon.internal.cli;

import java.nio.file.Path;

/** Paths as they are written and made up. */
final class Paths {

    private Paths() {}

    /** As a shell takes it. */
    static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./+,:@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
