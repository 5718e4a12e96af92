package dev.isogon.internal.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ReaderTest {

    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("f.txt"), bytes);
    }

    private void refused(byte[] bytes, String message) throws IOException {
        Path file = file(bytes);
        assertThatThrownBy(() -> TextLines.of(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("f.txt", message);
        assertThatThrownBy(() -> NamesFile.read(file)).hasMessageContaining(message);
        assertThatThrownBy(() -> Table.open(file).forEach((row, line) -> {})).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"é\nb\n\n c\n", "\ufeffé\nb\n\n c\n", "é\r\nb\r\n\r\n c", "é\rb\r\r c\r"})
    void linesAreTheSameHoweverTheyEnd(String text) throws IOException {
        Path file = file(text.getBytes(StandardCharsets.UTF_8));
        assertThat(TextLines.of(file)).containsExactly("é", "b", "", " c");
        assertThat(NamesFile.read(file)).containsExactly("é", "b", "", " c");
    }

    @Test
    void aMarkWithinTheTextIsALetter() throws IOException {
        assertThat(TextLines.of(file("a\n\ufeffb".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("a", "\ufeffb");
        assertThat(TextLines.of(file(new byte[0]))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE,\ufeff,is text in UTF-16; save it as UTF-8",
        "UTF-16BE,\ufeff,is text in UTF-16; save it as UTF-8",
        "UTF-16LE,'',is text in UTF-16; save it as UTF-8",
        "UTF-16BE,'',is text in UTF-16; save it as UTF-8",
        "UTF-32LE,\ufeff,is text in UTF-32; save it as UTF-8",
        "windows-1252,'',is not text in UTF-8: line 3 has other bytes",
    })
    void otherEncodingsAreNamed(String encoding, String mark, String message) throws IOException {
        refused((mark + "name\nb\nJosé\n").getBytes(Charset.forName(encoding)), message);
    }

    @Test
    void aBadLineFarBehindIsNamed() throws IOException {
        refused("name\nÄnne\n".repeat(50_000).concat("x\u00ff").getBytes(StandardCharsets.ISO_8859_1), "line 2 has");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("name\nÄnne\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
        bytes.write(0xff);
        refused(bytes.toByteArray(), "line 100001 has");
    }

    @Test
    void otherFilesAreNamedByTheirFirstBytes() throws IOException {
        refused("\u0093NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1), "is a NumPy array (.npy)");
        refused("PAR1\u0015\4".getBytes(StandardCharsets.ISO_8859_1), "is a Parquet file");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        refused(zip.toByteArray(), "is a ZIP archive, as Excel's .xlsx");
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write('a');
        }
        refused(gzip.toByteArray(), "is packed by gzip; unpack it first");
    }

    @Test
    void textThatBeginsAsAFormatIsCalledIsText() throws IOException {
        assertThat(TextLines.of(file("PAR1\nPK\nBZh9\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(List.of("PAR1", "PK", "BZh9"));
    }

    @Test
    void aFolderAndNothingAreNamed() {
        assertThatThrownBy(() -> Utf8Reader.open(folder))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("is a folder, but a text file is expected");
        assertThatThrownBy(() -> Utf8Reader.open(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }
}
