package dev.isogon.internal.data.published;

import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stanford Online Products: {@code Ebay_train.txt} and {@code Ebay_test.txt}, whose classes are others.
 *
 * <p>H. Oh Song et al., <i>Deep metric learning via lifted structured feature embedding</i>, CVPR 2016.
 */
final class OnlineProducts implements PublishedSet {

    private static final String TRAIN = "Ebay_train.txt";
    private static final String TEST = "Ebay_test.txt";

    @Override
    public String called() {
        return "Stanford Online Products";
    }

    @Override
    public boolean fits(Path place) {
        return Files.isRegularFile(place.resolve(TRAIN)) || Files.isRegularFile(place.resolve(TEST));
    }

    @Override
    public Listing listing(Path folder) throws IOException {
        PublishedSets.require(folder, called(), TRAIN, TEST);
        Named images = new Named(folder);
        add(images, folder.resolve(TRAIN), Part.TRAIN);
        add(images, folder.resolve(TEST), Part.TEST);
        return images.listing();
    }

    private static void add(Named images, Path list, Part part) throws IOException {
        TextRows.of(list, "image_id class_id super_class_id path")
                .forEachBelowHeader(1, (fields, line) -> images.add("", fields[3], fields[1], part));
    }
}
