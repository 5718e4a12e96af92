package dev.isogon.internal.gallery.search.rows;

/** The numbers of images, which ascend, and of subjects. */
public final class RowNumbers {

    private RowNumbers() {}

    /**
     * Looks at the numbers of one row.
     *
     * @throws IllegalArgumentException where an image does not come after the one before it, or has no subject
     */
    public static void check(long image, long subject, long imageBefore) {
        if (image <= imageBefore) {
            throw new IllegalArgumentException(
                    "image " + image + " comes after " + imageBefore + ", but their numbers ascend from 1");
        }
        checkSubject(image, subject);
    }

    /**
     * Looks at the number of an image's subject.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static void checkSubject(long image, long subject) {
        if (subject < 1) {
            throw new IllegalArgumentException(
                    "image " + image + " has subject " + subject + ", but they count from 1");
        }
    }
}
