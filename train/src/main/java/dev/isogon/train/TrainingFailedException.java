package dev.isogon.train;

/** Training left the finite numbers; the message says at which step and what to do. */
public final class TrainingFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TrainingFailedException(String message) {
        super(message);
    }
}
