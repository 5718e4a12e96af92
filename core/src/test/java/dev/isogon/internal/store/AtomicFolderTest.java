package dev.isogon.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {

    @TempDir
    private Path folder;

    private long entries() throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.count();
        }
    }

    @Test
    void aWriterThatFailsLeavesNothingBehind() throws IOException {
        Path target = folder.resolve("new");
        assertThatThrownBy(() -> AtomicFolder.write(target, to -> {
                    Files.createDirectory(to.resolve("deep"));
                    Files.writeString(to.resolve("deep/half.txt"), "half");
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
        assertThat(entries()).isZero();
    }

    @Test
    void whatAnEarlierProcessLeftIsNotTakenOver() throws IOException {
        Path left = Files.createDirectory(folder.resolve(".new.part"));
        Files.writeString(left.resolve("old.txt"), "old");
        Path target = folder.resolve("new");
        AtomicFolder.write(target, to -> Files.writeString(to.resolve("new.txt"), "new"));
        assertThat(target).isDirectoryContaining("glob:**new.txt").isDirectoryNotContaining("glob:**old.txt");
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void anEmptyFolderIsReplacedAndAFullOneIsNot() throws IOException {
        Path target = Files.createDirectory(folder.resolve("new"));
        AtomicFolder.write(target, to -> Files.writeString(to.resolve("a.txt"), "a"));
        assertThat(target.resolve("a.txt")).hasContent("a");
        assertThatThrownBy(() -> AtomicFolder.write(target, to -> Files.writeString(to.resolve("b.txt"), "b")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("holds something already");
        assertThat(target).isDirectoryNotContaining("glob:**b.txt");
    }

    @Test
    void deletingFollowsNoLinks() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Files.writeString(kept.resolve("a.txt"), "a");
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Files.createSymbolicLink(gone.resolve("link"), kept);
        AtomicFolder.delete(gone);
        assertThat(gone).doesNotExist();
        assertThat(kept.resolve("a.txt")).exists();
    }
}
