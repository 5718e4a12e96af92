package dev.isogon.internal.gallery.search;

/** The numbers of images, which ascend, and of subjects. */
final class RowNumbers {

    private RowNumbers() {}

    /** @throws IllegalArgumentException where an image does not come after the one before it, or has no subject */
    static void check(long image, long subject, long imageBefore) {
        if (image <= imageBefore) {
            throw new IllegalArgumentException(
                    "image " + image + " comes after " + imageBefore + ", but their numbers ascend from 1");
        }
        checkSubject(image, subject);
    }

    static void checkSubject(long image, long subject) {
        if (subject < 1) {
            throw new IllegalArgumentException(
                    "image " + image + " has subject " + subject + ", but they count from 1");
        }
    }
}
