package dev.isogon.internal.engine;

import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/** Whether there is room for the engine's libraries, which are unpacked when they are first used. */
final class NativeRoom {

    /** What they take, and some more. */
    private static final long NEEDED = 500L << 20;

    private static final String UNPACKED = "pytorch-";

    private NativeRoom() {}

    /**
     * Looks before anything is unpacked: a disk that becomes full meanwhile leaves half of them behind.
     *
     * @throws BrokenFileException when they are not there yet and there is too little room
     */
    static void check() {
        try {
            Path cache = Loader.getCacheDir().toPath();
            check(cache, Files.getFileStore(cache).getUsableSpace());
        } catch (IOException e) {
            // Whoever unpacks says what is wrong with the folder.
        }
    }

    /** @param usable bytes that are free there */
    static void check(Path cache, long usable) throws IOException {
        if (usable >= NEEDED) {
            return;
        }
        try (Stream<Path> inside = Files.list(cache)) {
            if (inside.anyMatch(each -> String.valueOf(each.getFileName()).startsWith(UNPACKED))) {
                return;
            }
        }
        throw new BrokenFileException(
                cache,
                "has no room for the engine's libraries: they are unpacked there once and take " + (NEEDED >> 20)
                        + " MiB, but " + (usable >> 20)
                        + " MiB are free. Make room, or name a folder with room by"
                        + " ISOGON_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER");
    }
}
