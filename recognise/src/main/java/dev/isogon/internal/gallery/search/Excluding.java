package dev.isogon.internal.gallery.search;

/**
 * Who does not count in the search for one probe.
 *
 * @param subject none of whose images counts; 0 for none
 * @param image that does not count; 0 for none
 */
public record Excluding(long subject, long image) {

    /** Everybody counts. */
    public static final Excluding NOBODY = new Excluding(0, 0);

    /** All but a subject's images. */
    public static Excluding withoutSubject(long subject) {
        return new Excluding(subject, 0);
    }

    /** All but one image. */
    public static Excluding withoutImage(long image) {
        return new Excluding(0, image);
    }
}
