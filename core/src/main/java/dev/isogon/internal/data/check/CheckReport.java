package dev.isogon.internal.data.check;

import dev.isogon.internal.data.duplicates.Likeness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check of data found.
 *
 * @param name the data's name
 * @param classes each class in the order of the labels
 * @param parted whether the data itself sets images aside
 * @param formats images of each format, the most frequent first
 * @param sizes of the images; empty where none could be read
 * @param leftOut names of files that give no image, by the reason
 * @param duplicates the same picture twice, a kind at a time
 * @param samples a few images of some classes
 * @param crops what a network would see of the pictures; null where it sees all of them
 * @param findings what needs a look, a sentence each, the worst first; may be empty
 */
public record CheckReport(
        String name,
        List<ClassCount> classes,
        boolean parted,
        Map<String, Integer> formats,
        Optional<Sizes> sizes,
        Map<String, List<String>> leftOut,
        List<Twins> duplicates,
        List<Samples> samples,
        @Nullable CropReport crops,
        List<String> findings) {

    /** Images of a class that can be used, by what the data sets them aside for. */
    public record ClassCount(String name, int train, int validation, int test) {

        /** All of them. */
        public int images() {
            return train + validation + test;
        }
    }

    /**
     * The same picture twice.
     *
     * @param equal pairs of equal files
     * @param near pairs of pictures that are nearly the same
     * @param pairs the first of them; the very first with thumbnails
     */
    public record Twins(Likeness.Kind kind, int equal, int near, List<Twin> pairs) {}

    /**
     * One pair.
     *
     * @param distance bits in which their fingerprints differ; 0 for equal files
     */
    public record Twin(Shown first, Shown second, int distance, boolean same) {}

    /** An image by its name and class. */
    public record Shown(String name, String className, Optional<Thumbnail> thumbnail) {}

    /** A few images of one class. */
    public record Samples(String className, int images, List<Shown> shown) {}

    /** Images that can be used. */
    public int images() {
        return classes.stream().mapToInt(ClassCount::images).sum();
    }

    /** Files that give no image. */
    public int leftOutFiles() {
        return leftOut.values().stream().mapToInt(List::size).sum();
    }
}
