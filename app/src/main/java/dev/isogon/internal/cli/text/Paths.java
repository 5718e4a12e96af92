package dev.isogon.internal.cli.text;

import java.nio.file.Path;

/** Paths as they are written and made up. */
public final class Paths {

    private Paths() {}

    /** As a shell takes it. */
    public static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./+,:@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
