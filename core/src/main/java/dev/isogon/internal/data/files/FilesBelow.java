package dev.isogon.internal.data.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;

/** All files in a folder at any depth: links are followed, but not in circles; hidden files and folders are left out. */
public final class FilesBelow extends SimpleFileVisitor<Path> {

    private static final String CIRCLE = "links that lead back to a folder above them";

    private final Path root;
    private final Function<Path, String> name;
    private final LeftOut leftOut;
    private final List<Path> files = new ArrayList<>();

    private FilesBelow(Path root, Function<Path, String> name, LeftOut leftOut) {
        this.root = root;
        this.name = name;
        this.leftOut = leftOut;
    }

    /**
     * Looks for them.
     *
     * @param name what users know a file by; the files come in the order of these names
     * @param leftOut is told what was passed over
     */
    public static List<Path> of(Path root, Function<Path, String> name, LeftOut leftOut) throws IOException {
        FilesBelow below = new FilesBelow(root, name, leftOut);
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, below);
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
        return e instanceof AccessDeniedException ? "not readable by this user" : "not readable";
    }

    @Override
    public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
        if (each.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        if (isHidden(each)) {
            leftOut.add("hidden", name.apply(each));
            return FileVisitResult.SKIP_SUBTREE;
        }
        // The walk itself notices only links to where it has been: one above its root would bring other classes in.
        if (Files.isSymbolicLink(each) && root.toRealPath().startsWith(each.toRealPath())) {
            leftOut.add(CIRCLE, name.apply(each));
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
        if (isHidden(each)) {
            leftOut.add("hidden", name.apply(each));
        } else if (!attributes.isRegularFile()) {
            leftOut.add("neither file nor folder", name.apply(each));
        } else {
            files.add(each);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path each, IOException e) {
        leftOut.add(whyNot(e), name.apply(each));
        return FileVisitResult.CONTINUE;
    }
}
