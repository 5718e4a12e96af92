package dev.isogon.internal.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.isogon.internal.data.Dataset;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    private static final String[] NAMES = {
        "mnist",
        "train-images-idx3-ubyte",
        "train-labels-idx1-ubyte",
        "t10k-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte"
    };

    @TempDir
    Path folder;

    @Test
    void opensAFolderUnderItsName() throws IOException {
        Dataset dataset =
                Formats.open(Sources.named(IdxSamples.folder(folder.resolve("digits")) + "/."), Opening.at(28));
        assertThat(dataset.name()).isEqualTo("digits");
        assertThat(dataset.train().size()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MNIST", "mnst", "minst", "mnist2", "nmist"})
    void nearMissesOfMnistAreAskedAbout(String word) {
        assertThatThrownBy(() -> Formats.open(Sources.named(word), Opening.at(28)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("\"" + word + "\"", "did you mean mnist?")
                .hasMessageContainingAll(NAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cifar10", "no/such/folder", "", "nul\0byte"})
    void anythingElseIsToldWhatIsExpected(String word) {
        assertThatThrownBy(() -> Formats.open(Sources.named(word), Opening.at(28)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("\"" + word + "\"", "no folder that exists", "`mnist` or a folder")
                .hasMessageContainingAll(NAMES)
                .hasMessageNotContaining("did you mean");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = IdxSamples.write(folder, "cat.png", new byte[10]);
        assertThatThrownBy(() -> Formats.open(Sources.named(file.toString()), Opening.at(28)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(file.toString(), "is a file", "Name the folder");
    }

    @Test
    void aFolderWithoutDataIsToldTheNamesThatAreLookedFor() throws IOException {
        IdxSamples.write(folder, "cat.doc", new byte[10]);
        assertThatThrownBy(() -> Formats.open(Sources.named(folder.toString()), Opening.at(28)))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(folder.toString(), "no data")
                .hasMessageContainingAll(NAMES);
    }

    @Test
    void aFolderThatMayNotBeReadIsSaidToBeSo() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "needs POSIX permissions");
        Path closed = IdxSamples.folder(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(closed), "this user may read everything (root?)");
            assertThatThrownBy(() -> Formats.open(Sources.named(closed.toString()), Opening.at(28)))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContainingAll(closed.toString(), "may not be read", "chmod u+rx");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aFileThatMayNotBeReadIsSaidToBeSo() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "needs POSIX permissions");
        Path file = IdxSamples.folder(folder.resolve("digits")).resolve("t10k-labels-idx1-ubyte");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read everything (root?)");
        assertThatThrownBy(() ->
                        Formats.open(Sources.named(folder.resolve("digits").toString()), Opening.at(28)))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), "may not be read");
    }
}
