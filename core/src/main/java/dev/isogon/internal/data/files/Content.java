package dev.isogon.internal.data.files;

import dev.isogon.metrics.Image;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes of one image in a file: a whole file, or a part of a file that holds many. */
public interface Content extends Image {

    /** The file that they lie in. */
    Path file();

    /** Bytes. */
    long size() throws IOException;

    /** Without line breaks, and different for all contents, also where this locale's letters cannot tell names apart. */
    String key();

    /** The file's, where nobody knows it by another one. */
    @Override
    default String name() {
        return file().toString();
    }

    /** A whole file. */
    static Content of(Path path) {
        return new WholeFile(path);
    }

    /** An image that somebody knows by a name. */
    static Image named(String name, Opening opening) {
        return new Named(name, opening);
    }

    /** What opens an image's bytes. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /** Bytes from wherever they come. */
    record Named(String name, Opening opening) implements Image {

        @Override
        public InputStream open() throws IOException {
            return opening.open();
        }
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
