package dev.isogon.internal.loss.part;

/** Training left the finite numbers; the message says what diverged, why, and what helps. Ends one run only. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DivergedException(String message) {
        super(message);
    }

    /** The same, with the place in training where it was found. */
    public DivergedException at(int step, int epoch, double learningRate) {
        return new DivergedException(
                "at step " + step + " (epoch " + epoch + ", learning rate " + learningRate + "): " + getMessage());
    }
}
