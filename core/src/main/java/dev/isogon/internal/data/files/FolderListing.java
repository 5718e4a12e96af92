package dev.isogon.internal.data.files;

import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.metrics.BrokenFileException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder whose subfolders are classes, or one with {@code train} and {@code test} (and {@code val}) in it that are such
 * folders. Folders within a class folder are joined to it. Where there is {@code val} but no {@code test}, it is the test
 * set. Hidden files and folders are passed over.
 */
public final class FolderListing {

    private static final Map<String, Part> PARTS = Map.of(
            "train", Part.TRAIN,
            "val", Part.VALIDATION,
            "valid", Part.VALIDATION,
            "validation", Part.VALIDATION,
            "test", Part.TEST);

    private final Path folder;
    private final LeftOut leftOut = new LeftOut();
    private final TreeMap<String, List<Found>> classes = new TreeMap<>();

    private record Found(Path path, Part part) {}

    private FolderListing(Path folder) {
        this.folder = folder;
    }

    /** Whether a folder has folders in it. */
    public static boolean fits(Path folder) throws IOException {
        return !subfolders(folder).isEmpty();
    }

    /**
     * All files of all classes.
     *
     * @throws BrokenFileException when there are fewer than two classes with files in any part
     */
    public static Listing of(Path folder) throws IOException {
        FolderListing listing = new FolderListing(folder);
        Map<Part, Path> parts = parts(folder);
        if (parts.isEmpty()) {
            listing.addClasses(folder, Part.TRAIN);
        } else {
            for (Map.Entry<Part, Path> part : parts.entrySet()) {
                listing.addClasses(part.getValue(), part.getKey());
            }
            listing.noteOthers(folder, parts.values().stream().toList());
        }
        return listing.listing();
    }

    /** {@code train}, {@code val}, {@code test} if the folder has a training and another part; empty otherwise. */
    private static Map<Part, Path> parts(Path folder) throws IOException {
        Map<Part, Path> parts = new EnumMap<>(Part.class);
        for (Path each : subfolders(folder)) {
            Part part = part(name(each));
            if (part != null) {
                Path twin = parts.put(part, each);
                if (twin != null) {
                    throw new BrokenFileException(
                            folder, "holds " + name(twin) + " and " + name(each) + ", which mean the same. Keep one");
                }
            }
        }
        if (!parts.containsKey(Part.TRAIN) || parts.size() < 2) {
            return Map.of();
        }
        Path validation = parts.get(Part.VALIDATION);
        if (validation != null && !parts.containsKey(Part.TEST)) {
            parts.remove(Part.VALIDATION);
            parts.put(Part.TEST, validation);
        }
        return parts;
    }

    /** What a word such as "train" or "Val" means; null for any other. */
    public static @Nullable Part part(String word) {
        return PARTS.get(word.toLowerCase(Locale.ROOT));
    }

    private void noteOthers(Path root, List<Path> used) throws IOException {
        try (Stream<Path> inside = Files.list(root)) {
            inside.filter(each -> !used.contains(each))
                    .sorted()
                    .forEach(each -> leftOut.add("beside the folders of the parts", relative(each)));
        }
    }

    private void addClasses(Path root, Part part) throws IOException {
        try (Stream<Path> inside = Files.list(root)) {
            for (Path each :
                    inside.sorted(Comparator.comparing(FolderListing::name)).toList()) {
                if (FilesBelow.isHidden(each)) {
                    leftOut.add("hidden", relative(each));
                } else if (!Files.isDirectory(each)) {
                    leftOut.add("beside the class folders", relative(each));
                } else {
                    addClass(each, part);
                }
            }
        }
    }

    private void addClass(Path root, Part part) throws IOException {
        checkName(root);
        // One name however it is composed: macOS takes letters and accents apart.
        String className = Normalizer.normalize(name(root), Normalizer.Form.NFC);
        List<Found> found = classes.computeIfAbsent(className, none -> new ArrayList<>());
        FilesBelow.of(root, this::relative, leftOut).forEach(file -> found.add(new Found(file, part)));
    }

    /** Letters that the locale does not have are all read as the same one, so that two classes would become one. */
    private static void checkName(Path root) {
        boolean readable;
        try {
            readable = root.resolveSibling(name(root)).equals(root);
        } catch (InvalidPathException e) {
            readable = false;
        }
        if (!readable) {
            throw new BrokenFileException(
                    root,
                    "is a class folder whose name cannot be read in this locale. Start with LC_ALL=C.UTF-8, or rename it");
        }
    }

    private Listing listing() {
        List<String> names = new ArrayList<>();
        List<ImageFile> files = new ArrayList<>();
        classes.forEach((className, found) -> {
            if (found.isEmpty()) {
                leftOut.add("a class folder without files", className);
                return;
            }
            int label = names.size();
            names.add(className);
            found.forEach(each -> files.add(new ImageFile(each.path(), relative(each.path()), label, each.part(), "")));
        });
        if (names.size() < 2) {
            throw new BrokenFileException(
                    folder,
                    "holds " + (names.isEmpty() ? "no class folder with files" : "the one class " + names.get(0))
                            + ", but at least two are needed: a folder a class with its images in it");
        }
        return Listing.of(names, files, leftOut);
    }

    private static List<Path> subfolders(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(each -> Files.isDirectory(each) && !FilesBelow.isHidden(each))
                    .sorted(Comparator.comparing(FolderListing::name))
                    .toList();
        }
    }

    private String relative(Path file) {
        return folder.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName(), "a folder's entry has a name")
                .toString();
    }
}
