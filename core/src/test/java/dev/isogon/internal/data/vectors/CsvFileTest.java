package dev.isogon.internal.data.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.SettingsException;
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
                "'' | columns e0, e1, … with a number each are expected, but it has none",
                "'path' | has no vectors",
                "'path,e0,e2\na,1,2' | no e1",
                "'path,e2,e3\na,1,2' | no e0",
                "'path,e1,e01\na,1,2' | two columns for number 1, e1 and e01",
                "'a,b,e0\na,b,1' | no column \"path\" of text",
                "'path,x0,x1,y0,y1\na,1,2,3,4' | several rows of numbered columns (x…, y…)",
                "'1.5,-2.25\n1,2' | A first line with the names",
                "'path,e0\n' | holds no vectors",
                "'path,e0,e1\na,1,2\nb,3' | line 3 has 2 fields, but the header has 3",
                "'path,e0\na,x' | line 2 has the e0 \"x\", but a number is expected",
                "'path,e0\na,' | line 2 has the e0 \"\"",
                "'path,e0\na,1e39' | in row 1, which is too large",
                "'path,e0\n\"a,1\nb,2' | never closed",
                "'path,e0\n\"a\"b,1' | after its closing quotation mark",
                "'path,e0,e1\na,1,2\nb/c.png,3,nan' | NaN in embedding 2 (b/c.png)",
                "'path,e0\na,-inf' | -Infinity in embedding 1 (a)",
                "'path,embedding\na,1 2' | numbers in brackets",
                "'path,embedding\na,\"[1 ... 2]\"' | the list was cut",
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
                .hasMessageContainingAll(file.toString(), "line 2", "more than 4194304 characters");
    }

    /** Which columns are meant is told where they are not called as usual. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "',path,e0,e1\n0,a.png,1,2\n1,b.png,3,0.4' |",
                "'Unnamed: 0,filename,0,1\n0,a.png,1,2\n1,b.png,3,0.4' | embeddings are 0 to 1, names are in filename",
                "'V2,V1,path\n2,1,a.png\n0.4,3,b.png' | embeddings are V1 to V2, names are in path",
                "'path,age0,e0,e1,id\na.png,9,1,2,7\nb.png,9,3,0.4,8' |",
                "'path;e0;e1\na.png;1,0;2,0\nb.png;3;0,4' |",
                "'path,embedding\na.png,\"[1.0, 2]\"\nb.png,[3 0.4]' | embeddings are the lists in embedding",
            })
    void columnsOfOthersAreTold(String text, String note) throws IOException {
        Files.writeString(file, text);
        ReadVectors read = VectorFormats.read(file, VectorColumns.DEFAULT);
        assertThat(read.vectors().names()).containsExactly("a.png", "b.png");
        assertThat(read.vectors().values()).containsExactly(1, 2, 3, 0.4f);
        assertThat(read.labels()).isNull();
        if (note == null) {
            assertThat(read.note()).isNull();
        } else {
            assertThat(read.note()).contains(note);
        }
    }

    @Test
    void labelsAndPathsStandInTheColumnsThatAreNamed() throws IOException {
        Files.writeString(file, "who,file,path,e0\nAnn,x/1.png,p,1\nBo,x/2.png,q,2\n");
        ReadVectors read = VectorFormats.read(file, new VectorColumns("file", "who"));
        assertThat(read.vectors().names()).containsExactly("x/1.png", "x/2.png");
        assertThat(read.labels()).containsExactly("Ann", "Bo");
        Files.writeString(file, "Label,e0\nAnn,1\nBo,2\n");
        assertThat(VectorFormats.read(file, VectorColumns.DEFAULT).labels()).containsExactly("Ann", "Bo");
        assertThatThrownBy(() -> VectorFormats.read(file, new VectorColumns(null, "labels")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("no column \"labels\"", "it has Label, e0", "`label_column`");
        Files.writeString(file, "label,e0\nAnn,1\n,2\n");
        assertThatThrownBy(() -> VectorFormats.read(file)).hasMessageContainingAll("line 3", "has no label");
    }

    @Test
    void whatIsNoTextIsSaidToBeNone() throws IOException {
        Files.write(file, new byte[] {'p', 'a', 't', 'h', ',', 'e', '0', '\n', (byte) 0xff, ',', '1'});
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), "UTF-8");
    }
}
