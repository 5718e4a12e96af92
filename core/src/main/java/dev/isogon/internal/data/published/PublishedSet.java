package dev.isogon.internal.data.published;

import dev.isogon.internal.data.files.Listing;
import java.io.IOException;
import java.nio.file.Path;

/** A layout in which a data set was published; {@link PublishedSets} lists them all. */
interface PublishedSet {

    /** What people call it. */
    String called();

    /** Whether a place, a folder or a file of one, shows marks of this layout, complete or not. */
    boolean fits(Path place);

    /**
     * Lists a place that {@link #fits}.
     *
     * @throws dev.isogon.metrics.BrokenFileException when a part of it is missing, naming it, or a list cannot be understood
     */
    Listing listing(Path place) throws IOException;
}
