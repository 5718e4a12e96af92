package dev.isogon.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {

    @TempDir
    private Path folder;

    private record Point(int x, String name) {}

    @Test
    void aByteOrderMarkIsNoPartOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "\uFEFF{\"x\": 3, \"name\": \"n\"}");
        assertThat(Json.read(file, Point.class)).isEqualTo(new Point(3, "n"));
    }

    @Test
    void aWriteThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, beside -> {
                    Files.writeString(beside, "half of the ne");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");
        assertThat(file).hasContent("old");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aWriteReplacesTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        AtomicFile.write(file, "new");
        assertThat(file).hasContent("new");
    }

    @Test
    void aRecordReadsBackAsItWas() throws IOException {
        Path file = folder.resolve("point.json");
        Json.write(file, new Point(3, "drei"));
        assertThat(Json.read(file, Point.class)).isEqualTo(new Point(3, "drei"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"x\": 1, \"name\": \"a\", \"colour\": \"red\"}",
                "{\"x\": 1, \"x\": 2, \"name\": \"a\"}",
                "{\"x\": 1.5, \"name\": \"a\"}",
                "{\"x\": 1, \"name\": \"a\"} trailing",
                "{\"x\": 1, \"na",
                "",
            })
    void whatIsNotTheRecordIsRefusedWithItsPlace(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("point.json"), text);
        assertThatThrownBy(() -> Json.read(file, Point.class))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("is not the JSON that was expected");
    }

    @Test
    void whatAnotherVersionMayHaveWrittenSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("point.json"), "{\"x\": null, \"name\": \"a\"}");
        assertThatThrownBy(() -> Json.read(file, Point.class))
                .hasMessageContaining("another version of Isogon has written it");
    }

    @Test
    void aFolderOrABinaryFileIsNamedAsSuch() throws IOException {
        assertThatThrownBy(() -> Json.readTree(folder))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(folder + " is a folder");
        Path binary = Files.write(folder.resolve("a.gz"), new byte[] {(byte) 0x1f, (byte) 0x8b, 8});
        assertThatThrownBy(() -> Json.readTree(binary))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("a.gz is not text in UTF-8");
    }
}
