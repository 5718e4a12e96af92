package dev.isogon.internal.data.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All files in a folder at any depth: links are followed, but not in circles; hidden files and folders are left out. */
public final class FilesBelow extends SimpleFileVisitor<Path> {

    private static final String CIRCLE = "links that lead back to a folder above them";

    private final Path root;
    private final Function<Path, String> name;
    private final Consumer<Path> folders;
    private final List<Path> files = new ArrayList<>();

    /** Reasons by name: the file system's own order means nothing. */
    private final Map<String, String> passedOver = new TreeMap<>();

    private FilesBelow(Path root, Function<Path, String> name, Consumer<Path> folders) {
        this.root = root;
        this.name = name;
        this.folders = folders;
    }

    /**
     * Looks for them.
     *
     * @param name what users know a file by; the files come in the order of these names
     * @param leftOut is told what was passed over
     */
    public static List<Path> of(Path root, Function<Path, String> name, LeftOut leftOut) throws IOException {
        return of(root, name, leftOut, folder -> {});
    }

    /**
     * The same.
     *
     * @param folders is told each folder below the root, and those that it lies in before it
     */
    public static List<Path> of(Path root, Function<Path, String> name, LeftOut leftOut, Consumer<Path> folders)
            throws IOException {
        FilesBelow below = new FilesBelow(root, name, folders);
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, below);
        below.passedOver.forEach((each, reason) -> leftOut.add(reason, each));
        below.files.sort(Comparator.comparing(name));
        return below.files;
    }

    /** Whether a name begins with a dot. */
    public static boolean isHidden(Path file) {
        Path last = file.getFileName();
        return last != null && last.toString().startsWith(".");
    }

    /** Why a file could not be read, in a few words. */
    public static String whyNot(IOException e) {
        if (e instanceof FileSystemLoopException) {
            return CIRCLE;
        }
        if (e instanceof NoSuchFileException) {
            return "not there";
        }
        if (e instanceof AccessDeniedException) {
            return "not readable by this user";
        }
        @Nullable String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? "not readable" : "not readable (" + reason + ")";
    }

    @Override
    public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
        if (each.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        if (isHidden(each)) {
            passedOver.put(name.apply(each), "hidden");
            return FileVisitResult.SKIP_SUBTREE;
        }
        // The walk itself notices only links to where it has been: one above its root would bring other classes in.
        if (Files.isSymbolicLink(each) && root.toRealPath().startsWith(each.toRealPath())) {
            passedOver.put(name.apply(each), CIRCLE);
            return FileVisitResult.SKIP_SUBTREE;
        }
        folders.accept(each);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
        if (isHidden(each)) {
            passedOver.put(name.apply(each), "hidden");
        } else if (attributes.isSymbolicLink()) {
            passedOver.put(name.apply(each), "links to what is not there");
        } else if (!attributes.isRegularFile()) {
            passedOver.put(name.apply(each), "neither file nor folder");
        } else {
            files.add(each);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path each, IOException e) {
        passedOver.put(name.apply(each), whyNot(e));
        return FileVisitResult.CONTINUE;
    }
}
