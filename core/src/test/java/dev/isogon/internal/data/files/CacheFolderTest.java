package dev.isogon.internal.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

    @TempDir
    private Path folder;

    private Path file(String name, int bytes, int daysOld) throws IOException {
        Path file = Files.write(folder.resolve(name), new byte[bytes]);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(daysOld))));
        return file;
    }

    @Test
    void theLongestUnusedGoesFirstWithItsIndex() throws IOException {
        Path old = file("old.pixels", 40, 9);
        Path index = file("old.json", 1, 0);
        Path middle = file("middle.pixels", 40, 5);
        Path young = file("young.pixels", 10, 1);
        CacheFolder cache = new CacheFolder(folder, 100);
        cache.used(middle);
        cache.makeRoom(45);
        assertThat(old).doesNotExist();
        assertThat(index).doesNotExist();
        assertThat(middle).exists();
        assertThat(young).exists();
        cache.makeRoom(51);
        assertThat(young).doesNotExist();
        assertThat(middle).exists();
    }

    @Test
    void nothingGoesForWhatCannotFit() throws IOException {
        Path kept = file("a.pixels", 40, 9);
        assertThatThrownBy(() -> new CacheFolder(folder, 100).makeRoom(101))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(
                        folder.toString(), "has no room", "0.0 MiB", CacheFolder.PLACE, "`model.resolution`");
        assertThatThrownBy(() -> new CacheFolder(folder, Long.MAX_VALUE).makeRoom(1L << 60))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("1073741824.0 GiB");
        assertThat(kept).exists();
    }

    @Test
    void whatAProcessLeftMidwayGoesAfterADay() throws IOException {
        Path stray = file(".x.part", 5, 2);
        Path working = file(".y.part", 5, 0);
        new CacheFolder(folder, 100).makeRoom(1);
        assertThat(stray).doesNotExist();
        assertThat(working).exists();
    }
}
