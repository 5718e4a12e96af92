package dev.isogon.internal.data.folders;

import dev.isogon.internal.data.files.FilesBelow;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder with all that lies in it at any depth, listed once; hidden files and folders and circles of links are not in it. */
final class FolderTree {

    private final Path path;
    private final List<FolderTree> folders = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private @Nullable Boolean holdsImages;

    private FolderTree(Path path) {
        this.path = path;
    }

    /**
     * Lists all of it.
     *
     * @param name what users know a file or folder by; all comes in the order of these names
     * @param leftOut is told what is not in it
     */
    static FolderTree of(Path root, Function<Path, String> name, LeftOut leftOut) throws IOException {
        Map<Path, FolderTree> all = new HashMap<>();
        FolderTree tree = new FolderTree(root);
        all.put(root, tree);
        List<Path> files = FilesBelow.of(root, name, leftOut, folder -> {
            FolderTree each = new FolderTree(folder);
            all.put(folder, each);
            above(all, folder).folders.add(each);
        });
        files.forEach(file -> above(all, file).files.add(file));
        all.values().forEach(each -> each.folders.sort(Comparator.comparing(FolderTree::name)));
        return tree;
    }

    private static FolderTree above(Map<Path, FolderTree> all, Path file) {
        return Objects.requireNonNull(all.get(file.getParent()), "a folder comes before what lies in it");
    }

    Path path() {
        return path;
    }

    /** Its last name. */
    String name() {
        return Objects.requireNonNull(path.getFileName(), "a folder in another one has a name")
                .toString();
    }

    /** Letters that the locale does not have are all read as the same one, so that two classes would become one. */
    void checkName() {
        boolean readable;
        try {
            readable = path.resolveSibling(name()).equals(path);
        } catch (InvalidPathException e) {
            readable = false;
        }
        if (!readable) {
            throw new BrokenFileException(
                    path,
                    "is a class folder whose name cannot be read in this locale. Start with LC_ALL=C.UTF-8, or rename it");
        }
    }

    /** The folders right below, by name. */
    List<FolderTree> folders() {
        return folders;
    }

    /** Those of them that hold images. */
    List<FolderTree> withImages() {
        return folders.stream().filter(FolderTree::holdsImages).toList();
    }

    /** Their names. */
    List<String> namesWithImages() {
        return withImages().stream().map(FolderTree::name).toList();
    }

    Optional<FolderTree> folder(String name) {
        return folders.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The files right in it. */
    List<Path> files() {
        return files;
    }

    /** All files in it, at any depth. */
    Stream<Path> filesBelow() {
        return below().flatMap(each -> each.files.stream());
    }

    /** It, and all folders in it. */
    Stream<FolderTree> below() {
        return Stream.concat(Stream.of(this), folders.stream().flatMap(FolderTree::below));
    }

    /** Whether there are images right in it. */
    boolean hasImages() {
        return files.stream().anyMatch(ImageNames::says) || ImageNames.begins(files);
    }

    /** Whether there are images in it, at any depth. */
    boolean holdsImages() {
        if (holdsImages == null) {
            holdsImages = below().anyMatch(each -> each.files.stream().anyMatch(ImageNames::says))
                    || below().anyMatch(each -> ImageNames.begins(each.files));
        }
        return holdsImages;
    }
}
