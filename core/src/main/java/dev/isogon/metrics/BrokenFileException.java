package dev.isogon.metrics;

import java.nio.file.Path;

/** A file that is not what it should be; the message names the file, what it holds, what is allowed, what to do. */
public final class BrokenFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param problem continues the file's name: "has magic number 0x00000802, but images have 0x00000803" */
    public BrokenFileException(Path file, String problem) {
        super(file + " " + problem);
    }
}
