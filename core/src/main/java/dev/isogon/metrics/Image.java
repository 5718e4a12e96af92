package dev.isogon.metrics;

import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.files.ImagePaths;
import dev.isogon.internal.data.files.LeftOut;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * An image as its file holds it: the bytes of a JPEG, PNG, GIF, BMP, TIFF, WebP or PNM, told apart by the first of them.
 * Nothing is read or decoded before somebody embeds it.
 */
public interface Image {

    /** What messages and embeddings call it. */
    String name();

    /** The bytes from the first to the last; may be open many times at once. */
    InputStream open() throws IOException;

    /** A file, named by its path. */
    static Image of(Path file) {
        return Content.of(file);
    }

    /**
     * Bytes in memory, which are not copied.
     *
     * @param name what messages and embeddings are to call it
     */
    static Image of(String name, byte[] bytes) {
        return Content.named(name, () -> new ByteArrayInputStream(bytes));
    }

    /** The same under another name. */
    default Image named(String name) {
        return Content.named(name, this::open);
    }

    /**
     * All files in a folder, at any depth, in the order of their names; hidden ones are passed over.
     *
     * @throws SettingsException when there is no such folder
     */
    static List<Image> below(Path folder) throws IOException {
        return ImagePaths.of(List.of(folder), new LeftOut()).stream()
                .map(Image::of)
                .toList();
    }
}
