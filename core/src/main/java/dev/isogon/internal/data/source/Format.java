package dev.isogon.internal.data.source;

import dev.isogon.internal.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;

/** A way in which labelled images lie in a folder; {@link Formats} lists them all. */
interface Format {

    /** What such a folder holds, for people: continues "a folder with ". */
    String expects();

    /** Whether the folder looks like this format, so that what is wrong with it is best said by {@link #open}. */
    boolean fits(Path folder) throws IOException;

    /**
     * Reads a folder that {@link #fits}; the data set has the folder's name.
     *
     * @throws dev.isogon.metrics.BrokenFileException when a file is not what it should be
     */
    Dataset open(Path folder, Opening opening) throws IOException;
}
