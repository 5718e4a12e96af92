package dev.isogon.internal.cli.terminal;

/**
 * What standard error is connected to; the start script finds out, since Java cannot.
 *
 * @param interactive whether a person watches, so that a line may be drawn over
 * @param columns width, at least 40
 */
public record Terminal(boolean interactive, int columns) {

    private static final int USUAL = 100;

    public Terminal {
        columns = Math.max(40, columns);
    }

    /** A file or a pipe. */
    public static Terminal none() {
        return new Terminal(false, USUAL);
    }

    public static Terminal ofProcess() {
        return new Terminal(Boolean.getBoolean("isogon.terminal"), Integer.getInteger("isogon.columns", USUAL));
    }
}
