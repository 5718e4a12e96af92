package dev.isogon.internal.cli.text;

import java.nio.file.Path;

/** Paths as they are written and made up. */
public final class Paths {

    private Paths() {}

    /** As a shell takes it. */
    public static String quoted(Path path) {
        return quoted(path.toString());
    }

    /** Any word as a shell takes it. */
    public static String quoted(String text) {
        return text.matches("[\\w./+,:@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
