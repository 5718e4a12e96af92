package dev.isogon.internal.cli;

/**
 * What standard error is connected to; the start script finds out, since Java cannot.
 *
 * @param interactive whether a person watches, so that a line may be drawn over
 * @param columns width, at least 40
 */
record Terminal(boolean interactive, int columns) {

    private static final int USUAL = 100;

    Terminal {
        columns = Math.max(40, columns);
    }

    /** A file or a pipe. */
    static Terminal none() {
        return new Terminal(false, USUAL);
    }

    static Terminal ofProcess() {
        return new Terminal(Boolean.getBoolean("isogon.terminal"), Integer.getInteger("isogon.columns", USUAL));
    }
}
