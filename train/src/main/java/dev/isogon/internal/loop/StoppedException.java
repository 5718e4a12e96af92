package dev.isogon.internal.loop;

/** Somebody asked to stop, and work stopped at the next safe place; what was finished is on the disk. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StoppedException() {
        super("stopped on request");
    }
}
