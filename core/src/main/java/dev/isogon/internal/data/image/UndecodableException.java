package dev.isogon.internal.data.image;

/**
 * Bytes of which no picture can be made: no image, a damaged or truncated one, one that is too large, or a kind that is
 * not read. Checked, since among many files of other people's some are always like that, and the caller decides.
 */
public final class UndecodableException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * With a reason for people.
     *
     * @param reason continues the file's name: "is truncated: a JPEG without its end marker"
     */
    public UndecodableException(String reason) {
        super(reason);
    }

    /**
     * With what the library said.
     *
     * @param reason continues the file's name
     * @param cause what the library said
     */
    public UndecodableException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /**
     * A file that ends too early.
     *
     * @param where what is missing: "a JPEG without its end marker"
     */
    public static UndecodableException truncated(String where) {
        return new UndecodableException("is truncated: " + where);
    }

    /** Whether it is for what this Java lacks, memory or a library, so that another time the same file may be a picture. */
    public boolean mayPass() {
        return getCause() instanceof OutOfMemoryError
                || getCause() instanceof LinkageError
                || getCause() instanceof ReflectiveOperationException;
    }
}
