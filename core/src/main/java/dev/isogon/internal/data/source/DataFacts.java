package dev.isogon.internal.data.source;

import java.util.List;

/**
 * What is known of data before a pixel of it is decoded.
 *
 * @param files whether images lie in files of their own format and size
 * @param imagesPerClass training images of each class, in the order of the labels; files that cannot be decoded among them
 * @param height pixels of every image; 0 where images in files have sizes of their own
 * @param width pixels of every image; 0 where images in files have sizes of their own
 */
public record DataFacts(boolean files, List<Integer> imagesPerClass, int height, int width) {

    public DataFacts {
        imagesPerClass = List.copyOf(imagesPerClass);
    }

    /** C. */
    public int classes() {
        return imagesPerClass.size();
    }

    /** Training images of all classes. */
    public long images() {
        return imagesPerClass.stream().mapToLong(Integer::longValue).sum();
    }
}
