package dev.isogon.internal.data.pairs;

import java.util.Locale;

/** An image as a list of pairs calls it. */
sealed interface ListedImage {

    /**
     * LFW's way: a subject's n-th image.
     *
     * @param subject its name
     * @param number from 1
     */
    record Numbered(String subject, int number) implements ListedImage {

        /** What its file is called, without the extension: {@code Ann_Lee_0001}. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s_%04d", subject, number);
        }
    }

    /** By its path, or some of its end; parted by slashes or by Windows' backslashes. */
    record AtPath(String path) implements ListedImage {

        @Override
        public String toString() {
            return path;
        }
    }
}
