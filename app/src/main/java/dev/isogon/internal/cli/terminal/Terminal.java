package dev.isogon.internal.cli.terminal;

/**
 * What standard error and output are connected to; the start script finds out, since Java cannot.
 *
 * @param interactive whether a person watches, so that a line may be drawn over
 * @param columns width, at least 40
 * @param output whether a person watches standard output too
 */
public record Terminal(boolean interactive, int columns, boolean output) {

    private static final int USUAL = 100;

    public Terminal {
        columns = Math.max(40, columns);
    }

    /** Both are one terminal, or neither is. */
    public Terminal(boolean interactive, int columns) {
        this(interactive, columns, interactive);
    }

    /** Columns that there are for a table; a file or a pipe has room for any. */
    public int widthOfOutput() {
        return output ? columns : Integer.MAX_VALUE;
    }

    /** A file or a pipe. */
    public static Terminal none() {
        return new Terminal(false, USUAL);
    }

    public static Terminal ofProcess() {
        return new Terminal(
                Boolean.getBoolean("isogon.terminal"),
                Integer.getInteger("isogon.columns", USUAL),
                Boolean.getBoolean("isogon.terminal.output"));
    }
}
