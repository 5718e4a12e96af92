package dev.isogon.internal.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class SharedFilesTest {

    @TempDir
    Path folder;

    @Test
    void aTestIsSkippedWhereThereIsNoFolder() {
        assertThatThrownBy(() -> SharedFiles.of(folder.resolve("none"), "faces"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("there is no folder " + folder.resolve("none"));
    }

    @Test
    void aTestFailsWhereTheFolderLacksItsFile() throws IOException {
        assertThatThrownBy(() -> SharedFiles.of(folder, "faces"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(folder.toString(), "lack faces", "-Disogon.shared=none");
        Path file = Files.writeString(folder.resolve("faces"), "");
        assertThat(SharedFiles.of(folder, "faces")).isEqualTo(file);
    }
}
