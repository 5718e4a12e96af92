package dev.isogon.internal.data.folders;

import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.ImageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a folder is one of images, so that a class may be meant by it. Which of its files are images is found out when
 * they are decoded: a class whose images are all damaged, or of a format that is not read, must be an error and no folder of
 * other things.
 */
final class ImageNames {

    private static final Set<String> EXTENSIONS = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "tif", "tiff", "bmp", "dib", "pnm", "pbm", "pgm", "ppm",
            "heic", "heif", "avif", "jxl", "jp2", "tga", "dcm", "dng", "svg", "psd");

    /** So many files of a folder without such names are looked into. */
    private static final int TRIED = 8;

    private static final int BEGINNING = 16;

    private ImageNames() {}

    /** Whether a file is an image by its name. */
    static boolean says(Path file) {
        String name = String.valueOf(file.getFileName());
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether one of the first files is an image by its first bytes. */
    static boolean begins(List<Path> files) {
        return files.stream().limit(TRIED).anyMatch(ImageNames::begins);
    }

    private static boolean begins(Path file) {
        try (InputStream in = Content.of(file).open()) {
            ImageFormat.of(in.readNBytes(BEGINNING));
            return true;
        } catch (IOException | UndecodableException e) {
            return false;
        }
    }
}
