package dev.isogon.internal.data.files;

import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that may hold images, named one by one or by folders, which are searched through all that is in them. Paths stay
 * as they were given; a folder's files are in the order of their names. Hidden files in folders are passed over; links are
 * followed, but not in circles.
 */
public final class ImagePaths {

    private ImagePaths() {}

    /**
     * All files that are named, each once.
     *
     * @param named files and folders
     * @param leftOut is told what was passed over
     * @throws SettingsException when something named does not exist
     */
    public static List<Path> of(List<Path> named, LeftOut leftOut) throws IOException {
        for (Path each : named) {
            if (!Files.exists(each)) {
                throw new SettingsException(
                        LeftOut.printable(each.toString()) + " does not exist; name image files, or folders with some");
            }
        }
        Set<Path> files = new LinkedHashSet<>();
        for (Path each : named) {
            if (Files.isDirectory(each)) {
                files.addAll(FilesBelow.of(each, Path::toString, leftOut));
            } else {
                files.add(each);
            }
        }
        return List.copyOf(files);
    }
}
