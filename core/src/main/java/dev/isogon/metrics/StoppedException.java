package dev.isogon.metrics;

/** Work ended before it was done, since whoever asked for it said so, or since the thread was interrupted. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StoppedException() {
        super("stopped");
    }
}
