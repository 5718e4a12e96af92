package dev.isogon.train;

/** The engine cannot start, since its native libraries of this platform are not on the class path; says what to add. */
public final class MissingNativesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * With what to add.
     *
     * @param cause what JavaCPP said
     */
    public MissingNativesException(String message, Throwable cause) {
        super(message, cause);
    }
}
