package dev.isogon.internal.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeRoomTest {

    @TempDir
    private Path cache;

    @Test
    void tooLittleRoomIsSaidBeforeAnythingIsUnpackedAndNotAfter() throws IOException {
        long little = 120L << 20;
        assertThatThrownBy(() -> NativeRoom.check(cache, little))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(cache + " has no room for the engine's libraries")
                .hasMessageContainingAll("take 500 MiB, but 120 MiB are free", "cachedir=FOLDER");
        assertThatCode(() -> NativeRoom.check(cache, 501L << 20)).doesNotThrowAnyException();
        Files.createDirectory(cache.resolve("pytorch-2.7.1-1.5.12-linux-x86_64.jar"));
        assertThatCode(() -> NativeRoom.check(cache, little)).doesNotThrowAnyException();
    }
}
