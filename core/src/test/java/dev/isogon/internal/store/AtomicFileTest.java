package dev.isogon.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.StoppedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are there whole or not at all. */
class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void anInterruptionInTheMiddleStopsTheWorkAndLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, "old");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> AtomicFile.write(file, "new")).isInstanceOf(StoppedException.class);
        assertThat(Thread.interrupted()).as("whoever else waits hears of it").isTrue();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(file).hasContent("old");
    }
}
