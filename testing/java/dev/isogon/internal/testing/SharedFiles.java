package dev.isogon.internal.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that lie beside the repository, being too large for it or not ours to pass on. Where their folder is not there, a
 * test that asks for one is skipped. Where it is and the file is not, the test fails: a file that was moved or misspelt
 * would otherwise be a test that never runs again, which nobody sees.
 */
public final class SharedFiles {

    private SharedFiles() {}

    /** The file or folder of this name, such as {@code data/faces16}. */
    public static Path of(String name) {
        return of(folder(), name);
    }

    /** As {@link #of}, for who has something else to do where the whole folder is not there. */
    public static Optional<Path> ifThere(String name) {
        return Files.isDirectory(folder()) ? Optional.of(of(name)) : Optional.empty();
    }

    static Path of(Path folder, String name) {
        assumeTrue(Files.isDirectory(folder), "there is no folder " + folder + " of shared files");
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            throw new AssertionError("the shared files in " + folder + " lack " + name
                    + "; if that folder is something else, -Disogon.shared=none does without");
        }
        return file;
    }

    private static Path folder() {
        return Path.of(System.getProperty("isogon.shared", "../shared")).normalize();
    }
}
