package dev.isogon.metrics;

/** An image cannot be decoded, or gives no embedding; the message says which and why. */
public final class BrokenImageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BrokenImageException(String message) {
        super(message);
    }
}
