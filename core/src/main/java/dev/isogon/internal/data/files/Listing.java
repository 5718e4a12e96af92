package dev.isogon.internal.data.files;

import java.util.List;

/**
 * Files and classes, before anything is decoded.
 *
 * @param classNames one a class, in the order of the labels
 * @param files all that may be images, in an order that depends on their names alone
 * @param leftOut what was passed over so far
 */
public record Listing(List<String> classNames, List<ImageFile> files, LeftOut leftOut) {

    public Listing {
        classNames = List.copyOf(classNames);
        files = List.copyOf(files);
    }
}
