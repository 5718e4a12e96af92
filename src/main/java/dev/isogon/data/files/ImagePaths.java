package dev.isogon.data.files;

import dev.isogon.config.SettingsException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that may hold images, named one by one or by folders, which are searched through all that is in them. Paths stay
 * as they were given; a folder's files are in the order of their names. Hidden files in folders are passed over; links are
 * followed, but not in circles.
 */
public final class ImagePaths {

    private final LeftOut leftOut;
    private final Set<Path> files = new LinkedHashSet<>();

    private ImagePaths(LeftOut leftOut) {
        this.leftOut = leftOut;
    }

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
        ImagePaths paths = new ImagePaths(leftOut);
        for (Path each : named) {
            if (Files.isDirectory(each)) {
                paths.addFolder(each);
            } else {
                paths.files.add(each);
            }
        }
        return List.copyOf(paths.files);
    }

    private void addFolder(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor(folder, found));
        found.sort(Comparator.comparing(Path::toString));
        files.addAll(found);
    }

    private FileVisitor<Path> visitor(Path root, List<Path> found) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                if (!each.equals(root) && isHidden(each)) {
                    leftOut.add("hidden", each.toString());
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
                if (isHidden(each)) {
                    leftOut.add("hidden", each.toString());
                } else if (!attributes.isRegularFile()) {
                    leftOut.add("neither file nor folder", each.toString());
                } else {
                    found.add(each);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path each, IOException e) {
                leftOut.add(FolderListing.whyNot(e), each.toString());
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private static boolean isHidden(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().startsWith(".");
    }
}
