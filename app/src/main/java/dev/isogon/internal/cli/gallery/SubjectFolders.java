package dev.isogon.internal.cli.gallery;

import dev.isogon.internal.data.files.ImagePaths;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Folders of folders: each folder within is somebody, called as it is, with all images below. */
final class SubjectFolders {

    private SubjectFolders() {}

    /**
     * Names and their images, in the order of the names.
     *
     * @param leftOut is told of files that lie in nobody's folder
     * @throws SettingsException when there is no folder within
     */
    static Map<String, List<Image>> of(List<Path> folders, LeftOut leftOut) throws IOException {
        Map<String, List<Image>> named = new LinkedHashMap<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new SettingsException(LeftOut.printable(folder.toString())
                        + (Files.exists(folder)
                                ? " is a file, and nobody said whose it is: name"
                                : " does not exist: name")
                        + " a folder with a folder for each person, or say by --as who is in these images");
            }
            for (Path each : inside(folder)) {
                String name = each.getFileName().toString();
                if (Files.isHidden(each)) {
                    leftOut.add("hidden", each.toString());
                } else if (Files.isDirectory(each)) {
                    named.computeIfAbsent(name, none -> new ArrayList<>())
                            .addAll(ImagePaths.of(List.of(each), leftOut).stream()
                                    .map(Image::of)
                                    .toList());
                } else {
                    leftOut.add("in nobody's folder", each.toString());
                }
            }
        }
        if (named.isEmpty()) {
            throw new SettingsException(LeftOut.printable(folders.get(0).toString())
                    + " has no folder within: images of one person are named by --as, those of several lie in a folder for"
                    + " each");
        }
        return named;
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
