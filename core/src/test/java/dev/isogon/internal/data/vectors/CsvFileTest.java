package dev.isogon.internal.data.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("faces.csv");
    }

    @Test
    void theTextIsThatOfRfc4180() throws IOException {
        List<String> names = List.of("a.png", "b,c", "d\"e", "f\ng", "");
        VectorFormats.write(file, new Embeddings(names, 2, new float[] {1, -2.25f, 0.1f, 1e-10f, 0, -0f, 3, 4, 5, 6}));
        assertThat(file).hasContent("""
                path,e0,e1
                a.png,1.0,-2.25
                "b,c",0.1,1.0E-10
                "d""e",0.0,-0.0
                "f
                g",3.0,4.0
                "",5.0,6.0
                """);
    }

    /** As Excel (a byte order mark, CRLF), an old Macintosh (CR alone), R (all quoted) and an editor without a last line feed leave it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeffpath,e0,e1\r\na.png,1,2\r\nb.png,3,4e-1\r\n",
                "\"path\",\"e0\",\"e1\"\n\"a.png\",\"1\",\"2\"\n\"b.png\",3,0.4",
                "path,e0,e1\na.png,1,2\nb.png,3.0,.4\n",
                "path,e0,e1\ra.png,1,2\rb.png,3,0.4\r",
            })
    void whatOtherProgramsWriteIsRead(String text) throws IOException {
        Files.writeString(file, text);
        Embeddings read = VectorFormats.read(file);
        assertThat(read.names()).containsExactly("a.png", "b.png");
        assertThat(read.values()).containsExactly(1, 2, 3, 0.4f);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the header path,e0,e1,… is expected",
                "'path' | the header path,e0,e1,… is expected",
                "'path,e0,e2\na,1,2' | \"e2\" as column 3",
                "'name,e0\na,1' | \"name\" as column 1",
                "'path,e0,\na,1,2' | \"\" as column 3",
                "'path,e0\n' | holds no vectors",
                "'path,e0\n\n' | row 2",
                "'path,e0,e1\na,1,2\nb,3' | row 3 (the header is row 1) has 1 values, but the header has 2",
                "'path,e0\na,1,2' | row 2 (the header is row 1) has 2 values",
                "'path,e0\na,x' | \"x\" where a number is expected",
                "'path,e0\na,' | \"\" where a number is expected",
                "'path,e0\na,1e39' | too large",
                "'path,e0\n\"a,1\nb,2' | never closed",
                "'path,e0\n\"a\"b,1' | after a closing quotation mark",
            })
    void damageIsSaidWithItsRow(String text, String said) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), said);
    }

    @Test
    void aQuotationMarkInsideANameIsPartOfIt() throws IOException {
        Files.writeString(file, "path,e0\na\"b,1\n");
        assertThat(VectorFormats.read(file).names()).containsExactly("a\"b");
    }

    @Test
    void aFieldWithoutEndIsRefusedBeforeItFillsTheMemory() throws IOException {
        Files.writeString(file, "path,e0\n\"" + "x".repeat(5_000_000));
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), "row 2", "more than 4194304 characters");
    }

    @Test
    void whatIsNoTextIsSaidToBeNone() throws IOException {
        Files.write(file, new byte[] {'p', 'a', 't', 'h', ',', 'e', '0', '\n', (byte) 0xff, ',', '1'});
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), "UTF-8");
    }
}
