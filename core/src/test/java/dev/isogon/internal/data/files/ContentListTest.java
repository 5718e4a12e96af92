package dev.isogon.internal.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentListTest {

    /** Of "a" and "b", as sha256sum prints them. */
    private static final String A = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

    private static final String B = "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d";

    @TempDir
    private Path folder;

    @Test
    void contentsAreFoundAgainUnderAnyName() throws IOException {
        Path list = folder.resolve(ContentList.FILE);
        ContentList.write(list, List.of(A, B, A));
        // Two entries of 16 bytes, ascending.
        assertThat(Files.readAllBytes(list)).hasSize(32).startsWith(0x3e, 0x23, 0xe8, 0x16);
        ImageFile file =
                new ImageFile(Files.writeString(folder.resolve("x.png"), "a"), "x.png", 0, ImageFile.Part.TRAIN, "");
        List<String> hashes = ContentList.hashes(List.of(file), Work.silent());
        assertThat(hashes).containsExactly(A);
        assertThat(ContentList.read(list).holds(hashes.get(0))).isTrue();
        assertThat(ContentList.read(list).holds("00" + A.substring(2))).isFalse();
    }

    @Test
    void aMissingListHoldsNothingAndADamagedOneIsNamed() throws IOException {
        Path list = folder.resolve(ContentList.FILE);
        assertThat(ContentList.read(list).isEmpty()).isTrue();
        Files.write(list, new byte[17]);
        assertThatThrownBy(() -> ContentList.read(list))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(list + " has 17 bytes");
    }
}
