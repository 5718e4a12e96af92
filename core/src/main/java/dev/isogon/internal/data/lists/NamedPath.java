package dev.isogon.internal.data.lists;

import dev.isogon.metrics.BrokenFileException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file as a table or list names it, from the folder that the list lies in.
 *
 * @param name with slashes, whichever way they leaned
 */
record NamedPath(String name, Path path) {

    private static final Pattern DRIVE = Pattern.compile("(?s)[A-Za-z]:[\\\\/].*|\\\\\\\\.*");
    private static final Pattern IMAGE =
            Pattern.compile("(?s).*\\.(jpe?g|jpe|jfif|png|webp|gif|tiff?|bmp|p[bgpn]m)", Pattern.CASE_INSENSITIVE);

    /**
     * Finds it. Backslashes are Windows' slashes unless a file of that very name is there; a path from the root that leads
     * nowhere is one from the list's folder, as Caffe's lists have them.
     *
     * @throws BrokenFileException when it names a drive, or no file can be called so
     */
    static NamedPath of(Path list, String written, int line) {
        try {
            if (File.separatorChar == '/' && DRIVE.matcher(written).matches()) {
                throw new BrokenFileException(
                        list,
                        "names a drive or share of Windows in line " + line + " (" + written
                                + "), which is not here. Write paths from the folder that this file lies in");
            }
            boolean leaning = written.indexOf('\\') >= 0 && !Files.exists(list.resolveSibling(written));
            String name = leaning ? written.replace('\\', '/') : written;
            Path path = list.resolveSibling(name);
            return new NamedPath(
                    name,
                    name.startsWith("/") && !Files.exists(path)
                            ? list.resolveSibling(name.replaceFirst("^/+", ""))
                            : path);
        } catch (InvalidPathException e) {
            throw new BrokenFileException(
                    list, "has a path in line " + line + " that no file can have: " + e.getMessage());
        }
    }

    /** Whether text ends as images' names do. */
    static boolean isCalledAsImage(String text) {
        return IMAGE.matcher(text).matches();
    }

    /** Whether text is called as images are, or a file of that name is there. */
    static boolean looksLikeOne(Path list, String text) {
        if (isCalledAsImage(text)) {
            return true;
        }
        try {
            return !text.isBlank() && Files.isRegularFile(list.resolveSibling(text.replace('\\', '/')));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
