package dev.isogon.internal.data.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.testing.SharedFiles;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawFileTest {

    @TempDir
    private Path folder;

    private Path file(ByteOrder order, float... values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
        bytes.asFloatBuffer().put(values);
        return Files.write(folder.resolve("e.f32"), bytes.array());
    }

    @Test
    void rowsAreAsLongAsIsSaid() throws IOException {
        Path file = file(ByteOrder.BIG_ENDIAN, 1, -2.5f, 0, 4, 5, 6);
        Embeddings vectors = VectorFormats.read(file, List.of("a", "b"), 3).vectors();
        assertThat(vectors.values()).containsExactly(1, -2.5f, 0, 4, 5, 6);
        assertThat(vectors.dimensions()).isEqualTo(3);
        assertThat(VectorFormats.read(file, List.of("a", "b", "c"), 2).vectors().size())
                .isEqualTo(3);
    }

    @Test
    void whatDoesNotComeOutEvenIsRefused() throws IOException {
        Path file = file(ByteOrder.BIG_ENDIAN, 1, 2, 3, 4, 5, 6);
        assertThatThrownBy(() -> VectorFormats.read(file, List.of("a"), 4))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("e.f32", "24 bytes", "`dimension` 4", "16 bytes each");
        assertThatThrownBy(() -> VectorFormats.read(file, List.of("a"), 3))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("has 2 embeddings of 3 numbers", "1 labels");
        assertThatThrownBy(() -> VectorFormats.read(file, List.of("a"), 0))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("e.f32", "`dimension=512`");
        Path empty = Files.write(folder.resolve("empty.f32"), new byte[0]);
        assertThatThrownBy(() -> VectorFormats.read(empty, List.of(), 3))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("0 bytes");
    }

    @Test
    void theOtherByteOrderIsNoticed() throws IOException {
        float[] values = new float[64];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i + 0.1);
        }
        Path file = file(ByteOrder.LITTLE_ENDIAN, values);
        assertThatThrownBy(() -> VectorFormats.read(file, Collections.nCopies(8, ""), 8))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("little-endian", "astype('>f4')");
    }

    /** NumPy's and other files need no names of their own, where labels are given. */
    @Test
    void otherFormatsTakeNamesFromElsewhereToo() throws IOException {
        for (String name : List.of("e.npy", "e.csv", "e.parquet")) {
            Path file = folder.resolve(name);
            VectorFormats.write(file, new Embeddings(List.of("x", "y"), 2, new float[] {1, 2, 3, 4}));
            Files.deleteIfExists(folder.resolve("e.txt"));
            Embeddings vectors = VectorFormats.read(file, List.of("a", "b"), 0).vectors();
            assertThat(vectors.names()).containsExactly("a", "b");
            assertThat(vectors.values()).containsExactly(1, 2, 3, 4);
            assertThatThrownBy(() -> VectorFormats.read(file, List.of("a", "b"), 3))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContainingAll("of 2 numbers", "`dimension` says 3");
        }
    }

    /** The first and last value of the file as {@code struct.unpack('>f')} of Python gives them. */
    @Test
    void publicEmbeddingsAreRead() throws IOException {
        Path real = SharedFiles.of("data/embeddings/lfw.f32");
        Embeddings vectors =
                VectorFormats.read(real, Collections.nCopies(7_701, ""), 512).vectors();
        assertThat(vectors.values()[0]).isEqualTo((float) 0.13562092185020447);
        assertThat(vectors.values()[7_701 * 512 - 1]).isEqualTo((float) -0.18913371860980988);
    }
}
