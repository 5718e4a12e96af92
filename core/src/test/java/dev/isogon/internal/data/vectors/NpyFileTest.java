package dev.isogon.internal.data.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.SettingsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyFileTest {

    private static final Embeddings TWO =
            new Embeddings(List.of("a", "b"), 2, new float[] {1.5f, -2.25f, 0.1f, 3e-38f});

    @TempDir
    private Path folder;

    private Path file;
    private Path names;

    @BeforeEach
    void files() {
        file = folder.resolve("faces.npy");
        names = folder.resolve("faces.txt");
    }

    /**
     * By hand from NumPy's specification: magic, version 1.0, then 118 = 0x76 bytes of header, so that the values begin at
     * 10 + 118 = 128 = 2·64. 1.5 is 0x3fc00000, −2.25 0xc0100000, 0.1 0x3dcccccd, 3e-38 0x012355e6 (struct.pack).
     */
    @Test
    void theBytesAreThoseOfTheSpecification() throws IOException {
        VectorFormats.write(file, TWO);
        String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }";
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.write(HexFormat.of().parseHex("934e554d505901007600"));
        expected.write((dictionary + " ".repeat(117 - dictionary.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        expected.write(HexFormat.of().parseHex("0000c03f" + "000010c0" + "cdcccc3d" + "e6552301"));
        assertThat(Files.readAllBytes(file)).isEqualTo(expected.toByteArray());
    }

    @Test
    void theHeaderFillsAMultipleOf64BytesWhateverTheShape() {
        for (int rows = 1; rows > 0; rows *= 10) {
            byte[] header = NpyHeader.of(rows, 512);
            assertThat(header.length % 64).isZero();
            assertThat(header[header.length - 1]).isEqualTo((byte) '\n');
            assertThat(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getShort(8))
                    .isEqualTo((short) (header.length - 10));
            if (rows == 1_000_000_000) {
                break;
            }
        }
    }

    /** By numpy.lib.format.write_array, NumPy 1.24.2, with version=(2, 0) and (3, 0): four bytes of length. */
    @ParameterizedTest
    @CsvSource({"1, 7600", "2, 74000000", "3, 74000000"})
    void everyVersionIsRead(int version, String length) throws IOException {
        String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }";
        int width = version == 1 ? 118 : 116;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(HexFormat.of().parseHex("934e554d5059" + "0" + version + "00" + length));
        out.write(
                (dictionary + " ".repeat(width - 1 - dictionary.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(HexFormat.of().parseHex("0000c03f" + "000010c0" + "cdcccc3d" + "e6552301"));
        Files.write(file, out.toByteArray());
        Files.writeString(names, "a\nb\n");
        Embeddings read = VectorFormats.read(file);
        assertThat(read.names()).isEqualTo(TWO.names());
        assertThat(read.values()).isEqualTo(TWO.values());
    }

    @Test
    void namesAreEscapedAsStated() throws IOException {
        List<String> hard = List.of("a\\n", "b\nc\rd\te", "f\u0000\u0085\u2028\ud83d", "日本😀", "");
        VectorFormats.write(file, new Embeddings(hard, 1, new float[5]));
        assertThat(Files.readString(names)).isEqualTo("""
                a\\\\n
                b\\nc\\rd\\te
                f\\u0000\\u0085\\u2028\\ud83d
                日本😀

                """);
        assertThat(VectorFormats.read(file).names()).isEqualTo(hard);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), } ; 2×2 ; 2 by its size",
                "{'descr': '|O', 'fortran_order': False, 'shape': (2, 2), } ; '|O' ; f2, f4, f8",
                "{'descr': '<c8', 'fortran_order': False, 'shape': (2, 1), } ; '<c8' ; f2, f4, f8",
                "{'descr': [('a', '<f4'), ('b', '<f4')], 'fortran_order': False, 'shape': (2,), } ; [(a, <f4), (b, <f4)] ; f2, f4, f8",
                "{'descr': '<U1', 'fortran_order': False, 'shape': (2, 2), } ; holds strings ; numbers of embeddings",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (4,), } ; (4,) ; a matrix",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (), } ; () ; a matrix",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 2), } ; (1, 2, 2) ; a matrix",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (-1, -4), } ; without the entry ; shape",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 2), } ; 0×2 ; 4 by its size",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), } ; 3×2 ; 4 by its size",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (999999999999999999, 999999999999999999), } ; 999999999999999999×999999999999999999 ; by its size",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967297), } ; 4294967296×4294967297 ; by its size",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999, 1), } ; 99999999999999999999 ; by its header",
                "{'descr': '<f4', 'shape': (2, 2), } ; without the entry ; fortran_order",
                "garbage ; without the entry ; descr",
            })
    void headersThatAreWrongOrHostileAreRefusedWithTheReason(String dictionary, String said, String allowed)
            throws IOException {
        byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(HexFormat.of().parseHex("934e554d50590100"))
                .putShort((short) text.length)
                .put(text);
        Files.write(file, bytes.array());
        Files.writeString(names, "a\nb\n");
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), said, allowed);
    }

    @Test
    void anArrayOfNoRowsIsIntactAndHoldsNothing() throws IOException {
        Files.write(file, NpyHeader.of(0, 16));
        Files.writeString(names, "");
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("holds nothing: its shape is 0×16")
                .hasMessageNotContaining("intact copy");
    }

    @Test
    void aFolderIsCalledSoWhateverFormatItsNameDoesNotSay() {
        assertThatThrownBy(() -> VectorFormats.read(folder))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("\"" + folder + "\" is a folder, but a file with embeddings is expected: ");
        assertThatThrownBy(() -> VectorFormats.read(names))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("faces.txt", "embeddings' files end in .npy");
    }

    @Test
    void aHeaderOfFourGigabytesIsRefusedUnread() throws IOException {
        Files.write(file, HexFormat.of().parseHex("934e554d50590200" + "ffffffff" + "7b"));
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), "4294967295 bytes", "10000");
    }

    /** The header is right: the file is as long as it says, and nearly all of it a hole on the disk. */
    @Test
    void aFileThatNeedsMoreMemoryThanThereIsIsRefusedUnread() throws IOException {
        try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] header = NpyHeader.of(4, 500_000_000);
            hole.write(header);
            hole.setLength(header.length + 4L * 500_000_000 * Float.BYTES);
        }
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), "needs 7629 MiB of memory", "ISOGON_JAVA_OPTS=-Xmx23g");
        assertThatThrownBy(() -> VectorRows.reserve(file, Long.MAX_VALUE / 4)).isInstanceOf(BrokenFileException.class);
    }

    @Test
    void namesThatAreMissingOrTooManyOrDamagedAreSaid() throws IOException {
        VectorFormats.write(file, TWO);
        Files.writeString(names, "a\nb\nc\n");
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(names.toString(), "3 names", "2 vectors");
        Files.write(names, new byte[] {(byte) 0xff, '\n', 'b', '\n'});
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(names.toString(), "UTF-8");
        Files.delete(names);
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(names.toString(), "is missing");
    }

    /** A backslash that begins no escape is of a path as Windows has it; then all are. */
    @Test
    void namesOfWindowsAreThePathsThatTheyAre() throws IOException {
        VectorFormats.write(file, TWO);
        Files.writeString(names, "\ufeffC:\\faces\\tom\\1.png\r\nC:\\faces\\new\\2.png\r\n");
        assertThat(VectorFormats.read(file).names()).containsExactly("C:\\faces\\tom\\1.png", "C:\\faces\\new\\2.png");
    }

    /** By IEEE 754 by hand: the largest half, the smallest normal and subnormal ones, and 1/3. */
    @Test
    void everyHalfIsExact() {
        assertThat(NpyType.half((short) 0x7bff)).isEqualTo(65_504f);
        assertThat(NpyType.half((short) 0x0400)).isEqualTo(0x1p-14f);
        assertThat(NpyType.half((short) 0x8001)).isEqualTo(-0x1p-24f);
        assertThat(NpyType.half((short) 0x3555)).isEqualTo(1365f / 4096);
        assertThat(NpyType.half((short) 0xfc00)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(NpyType.half((short) 0x7e00)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "<f8, 000000000000f83f1473544ed3d84ee5, -1.0E180",
        "<i4, 0100000001000001, 16777217",
        "<u8, 0100000000000000ffffffffffffffff, 18446744073709551615",
    })
    void whatAFloatCannotHoldIsRefusedByItsRow(String type, String values, String said) throws IOException {
        byte[] text = ("{'descr': '" + type + "', 'fortran_order': False, 'shape': (2, 1), }")
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(HexFormat.of().parseHex("934e554d50590100"));
        out.write(new byte[] {(byte) text.length, 0});
        out.write(text);
        out.write(HexFormat.of().parseHex(values));
        Files.write(file, out.toByteArray());
        assertThatThrownBy(() -> VectorFormats.read(file, List.of("a", "b"), 0))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), said, "in row 2", "float32");
    }

    @Test
    void anotherKindOfFileIsCalledByItsName() throws IOException {
        Files.writeString(file, "path,e0\n");
        assertThatThrownBy(() -> VectorFormats.read(file))
                .hasMessageContaining("is text. A NumPy array (.npy) is expected");
        Files.write(file, new byte[] {'P', 'A', 'R', '1', 0x15, 4});
        assertThatThrownBy(() -> VectorFormats.read(file)).hasMessageContaining("is a Parquet file");
        VectorFormats.write(file, TWO);
        Path csv = Files.copy(file, folder.resolve("x.csv"));
        assertThatThrownBy(() -> VectorFormats.read(csv))
                .hasMessageContaining("is a NumPy array (.npy). Text in UTF-8 is expected");
        Path parquet = Files.copy(file, folder.resolve("x.parquet"));
        assertThatThrownBy(() -> VectorFormats.read(parquet))
                .hasMessageContaining("is a NumPy array (.npy). A Parquet file is expected");
    }

    /** A folder in the place of the names: the write fails, and the array that was there is there still. */
    @Test
    void aWriteThatFailsLeavesNothingBehind() throws IOException {
        Files.createDirectories(names.resolve("not-empty"));
        assertThatThrownBy(() -> VectorFormats.write(file, TWO)).isInstanceOf(IOException.class);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(names);
        }
    }
}
