package dev.isogon.internal.data.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes of one image: a whole file, or a part of a file that holds many. */
public interface Content {

    /** The file that they lie in. */
    Path file();

    /** Bytes. */
    long size() throws IOException;

    /** From the first byte to the last; may be open many times at once. */
    InputStream open() throws IOException;

    /** Without line breaks, and different for all contents, also where this locale's letters cannot tell names apart. */
    String key();

    /** A whole file. */
    static Content of(Path path) {
        return new WholeFile(path);
    }

    /** A whole file. */
    record WholeFile(Path file) implements Content {

        @Override
        public long size() throws IOException {
            return Files.size(file);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public String key() {
            return file.toUri().toString();
        }
    }
}
