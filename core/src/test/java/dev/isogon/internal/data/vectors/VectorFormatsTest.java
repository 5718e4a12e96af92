package dev.isogon.internal.data.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorFormatsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"faces.npy", "faces.csv", "faces.parquet", "FACES.NPY", "faces.v2.Csv"})
    void namesAndEveryBitReadBack(String name) throws IOException {
        List<String> names = List.of(
                "a/plain.png",
                "b,comma.png",
                "c\"quote\".png",
                "\"d\"",
                "e\nnewline\r\nand\rreturn\\n.png",
                "f\ttab\u0007bell\u0085\u2028.png",
                "è/日本/Ω😀.png",
                " blanks ",
                "",
                "a/plain.png");
        Embeddings vectors = new Embeddings(names, 7, anyFloats(names.size() * 7));
        Path file = folder.resolve(name);
        VectorFormats.write(file, vectors);
        Embeddings read = VectorFormats.read(file);
        assertThat(read.names()).isEqualTo(names);
        assertThat(read.dimensions()).isEqualTo(7);
        assertThat(bits(read.values())).isEqualTo(bits(vectors.values()));
    }

    /** Random bits: tiny, huge, negative; and those at the edges. */
    private static float[] anyFloats(int count) {
        float[] values = new float[count];
        Random random = new Random(17);
        for (int i = 0; i < count; i++) {
            float any = Float.intBitsToFloat(random.nextInt());
            values[i] = Float.isFinite(any) ? any : 1f / 3;
        }
        float[] edges = {
            -Float.MIN_VALUE, -Float.MAX_VALUE, Float.MIN_NORMAL, Float.MIN_VALUE, Float.MAX_VALUE, -0f, 0.1f
        };
        System.arraycopy(edges, 0, values, 0, edges.length);
        return values;
    }

    private static List<Integer> bits(float[] values) {
        List<Integer> bits = new ArrayList<>();
        for (float value : values) {
            bits.add(Float.floatToRawIntBits(value));
        }
        return bits;
    }

    /** More values than one buffer, block or row group of any format holds at a time. */
    @ParameterizedTest
    @ValueSource(strings = {"faces.npy", "faces.csv", "faces.parquet"})
    void manyVectorsReadBack(String name) throws IOException {
        int size = 3_001;
        float[] values = new float[size * 65];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        for (int i = 0; i < size; i++) {
            names.add("image-" + i + ".png");
        }
        Path file = folder.resolve(name);
        VectorFormats.write(file, new Embeddings(names, 65, values));
        Embeddings read = VectorFormats.read(file);
        assertThat(read.names()).isEqualTo(names);
        assertThat(read.values()).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"faces.txt", "faces", "faces.npz", ".npy", "npy", "faces.csv.gz", "", "/"})
    void anotherExtensionIsToldWhichAreAllowed(String name) {
        Path file = Path.of(name);
        assertThatThrownBy(() -> VectorFormats.check(file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("\"" + name + "\"", ".npy (", ".csv (", ".parquet (");
        assertThatThrownBy(() -> VectorFormats.read(file)).isInstanceOf(SettingsException.class);
    }

    @Test
    void whatCannotBeWrittenIsRefusedBeforehand() throws IOException {
        assertThatCode(() -> VectorFormats.check(folder.resolve("a.npy"))).doesNotThrowAnyException();
        assertThatCode(() -> VectorFormats.check(Path.of("a.npy"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> VectorFormats.check(folder.resolve("no/a.npy")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(folder.resolve("no").toString(), "does not exist");
        Path taken = Files.createDirectory(folder.resolve("taken.csv"));
        assertThatThrownBy(() -> VectorFormats.check(taken))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(taken.toString(), "is a folder");
        Path names = Files.createDirectory(folder.resolve("named.txt"));
        assertThatThrownBy(() -> VectorFormats.check(folder.resolve("named.npy")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(names.toString(), "is a folder");
    }

    @Test
    void aFolderThatMayNotBeWrittenToIsRefusedBeforehand() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "needs POSIX permissions");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(closed), "this user may write everywhere (root?)");
            assertThatThrownBy(() -> VectorFormats.check(closed.resolve("a.npy")))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContainingAll(closed.toString(), "may not be written to");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"faces.npy", "faces.csv", "faces.parquet"})
    void aMissingFileOrAFolderIsNamed(String name) throws IOException {
        Path file = folder.resolve(name);
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(file.toString());
        Files.createDirectory(file);
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(file.toString());
    }

    /** Shorter files, and files with one byte turned over: an error that names it, or what it still says. */
    @ParameterizedTest
    @ValueSource(strings = {"faces.npy", "faces.csv", "faces.parquet"})
    void damageNeverEndsInAnythingButAnErrorThatNamesTheFile(String name) throws IOException {
        Path file = folder.resolve(name);
        VectorFormats.write(file, new Embeddings(List.of("a", "b"), 2, new float[] {1.5f, -2.25f, 0.1f, 3e-38f}));
        byte[] intact = Files.readAllBytes(file);
        for (int i = 0; i < intact.length; i += name.endsWith(".parquet") ? 3 : 1) {
            byte[] turned = intact.clone();
            turned[i] ^= (byte) 0xff;
            Files.write(file, turned);
            readOrName(file);
            Files.write(file, Arrays.copyOf(intact, i));
            boolean read = readOrName(file);
            // Text that ends early may still be text.
            assertThat(read && !name.endsWith(".csv")).isFalse();
        }
    }

    private static boolean readOrName(Path file) throws IOException {
        try {
            VectorFormats.read(file);
            return true;
        } catch (BrokenFileException e) {
            assertThat(e).hasMessageContaining(file.getFileName().toString().replaceAll("\\..*", ""));
            return false;
        }
    }

    /** Refused by name where it comes in, whether the names are in the file or come from elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"faces.npy", "faces.csv", "faces.parquet"})
    void numbersThatAreNotFiniteAreRefusedByName(String name) throws IOException {
        Path file = folder.resolve(name);
        VectorFormats.write(file, new Embeddings(List.of("a", "b"), 2, new float[] {1, 2, Float.POSITIVE_INFINITY, 4}));
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), "Infinity in embedding 2 (b)", "take its row out");
        assertThatThrownBy(() -> VectorFormats.read(file, List.of("Ann", "Bo"), 0))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("Infinity in embedding 2 (Bo)");
    }

    @Test
    void vectorsMustFitTheirNames() {
        assertThatThrownBy(() -> new Embeddings(List.of("a"), 2, new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("1", "2", "3 values");
        assertThatThrownBy(() -> new Embeddings(List.of(), 2, new float[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Embeddings(List.of("a"), 0, new float[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
