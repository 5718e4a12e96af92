package dev.isogon.internal.data.folders;

import dev.isogon.internal.data.files.FilesBelow;
import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource.Classes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder whose subfolders are classes, or hold them: {@link Layout} says which folders those are. Folders within a class folder
 * are joined to it, unless they are asked for as classes. Hidden files and folders are passed over.
 */
public final class FolderListing {

    private final Path folder;
    private final Classes level;
    private final LeftOut leftOut = new LeftOut();
    private final TreeMap<String, List<Found>> classes = new TreeMap<>();

    private record Found(Path path, Part part) {}

    private FolderListing(Path folder, Classes level) {
        this.folder = folder;
        this.level = level;
    }

    /** Whether a folder has folders in it. */
    public static boolean fits(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.anyMatch(each -> Files.isDirectory(each) && !FilesBelow.isHidden(each));
        }
    }

    /** Whether a folder has images right in it. */
    public static boolean hasImages(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.anyMatch(each -> Files.isRegularFile(each) && ImageNames.says(each));
        }
    }

    /**
     * All files of all classes.
     *
     * @param level which folders are classes
     * @throws BrokenFileException when there are fewer than two classes with files
     * @throws dev.isogon.metrics.SettingsException when it can be read in two ways, and the level does not say which
     */
    public static Listing of(Path folder, Classes level) throws IOException {
        if (Files.notExists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        FolderListing listing = new FolderListing(folder, level);
        FolderTree tree = FolderTree.of(folder, listing::relative, listing.leftOut);
        for (ClassFolder each : Layout.of(tree, level, listing::relative, listing.leftOut)) {
            listing.add(each);
        }
        return listing.listing();
    }

    private void add(ClassFolder top) {
        boolean apart = level == Classes.LEAF || level == Classes.JOINED;
        if (!apart) {
            add(className(top, top.folder()), top.part(), top.folder().filesBelow());
            return;
        }
        top.folder().below().forEach(each -> {
            if (each.hasImages()) {
                each.checkName();
                add(className(top, each), top.part(), each.files().stream());
            } else {
                each.files().forEach(file -> leftOut.add("in folders without images", relative(file)));
            }
        });
    }

    private void add(String className, Part part, Stream<Path> files) {
        List<Found> found = classes.computeIfAbsent(className, none -> new ArrayList<>());
        files.sorted(Comparator.comparing(this::relative)).forEach(file -> found.add(new Found(file, part)));
    }

    /** One name however it is composed: macOS takes letters and accents apart. */
    private String className(ClassFolder classFolder, FolderTree each) {
        Path top = classFolder.folder().path();
        String name = each.path().equals(top)
                ? classFolder.className()
                : level == Classes.JOINED
                        ? each.name()
                        : classFolder.className() + "/" + slashed(top.relativize(each.path()));
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private Listing listing() {
        List<String> names = new ArrayList<>();
        List<ImageFile> files = new ArrayList<>();
        classes.forEach((className, found) -> {
            int label = names.size();
            names.add(className);
            found.forEach(each -> files.add(new ImageFile(each.path(), relative(each.path()), label, each.part(), "")));
        });
        if (names.size() < 2) {
            throw new BrokenFileException(
                    folder,
                    "holds " + (names.isEmpty() ? "no folder with images" : "the one class " + names.get(0))
                            + ", but at least two are needed: a folder a class with its images in it");
        }
        return Listing.of(names, files, leftOut);
    }

    private String relative(Path file) {
        return slashed(folder.relativize(file));
    }

    private static String slashed(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }
}
