package dev.isogon.internal.data.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource.ImageTable;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableListingTest {

    @TempDir
    private Path folder;

    private Listing listing(String name, String text) throws IOException {
        return TableListing.of(new ImageTable(Files.writeString(folder.resolve(name), text)));
    }

    @Test
    void allColumnsAreRead() throws IOException {
        Listing listing = listing(
                "t.csv", "Path,note,LABEL,split,group\nx/2.png,any,b,Val,\nx/1.png,,a,,day one\nx/3.png,,b,train,g\n");
        assertThat(listing.classNames()).containsExactly("a", "b");
        assertThat(listing.files())
                .containsExactly(
                        new ImageFile(folder.resolve("x/1.png"), "x/1.png", 0, Part.TRAIN, "day one"),
                        new ImageFile(folder.resolve("x/2.png"), "x/2.png", 1, Part.VALIDATION, ""),
                        new ImageFile(folder.resolve("x/3.png"), "x/3.png", 1, Part.TRAIN, "g"));
    }

    @Test
    void identitiesThatTrainingDoesNotHaveComeLast() throws IOException {
        Listing listing = listing(
                "t.csv", "path,label,split\n1.png,b,test\n2.png,c,train\n3.png,a,val\n4.png,d,\n5.png,c,test\n");
        assertThat(listing.classNames()).containsExactly("c", "d", "a", "b");
        assertThat(listing.trained()).isEqualTo(2);
        assertThat(listing.files()).extracting(ImageFile::label).containsExactly(3, 0, 2, 1, 0);
        assertThat(listing.leftOut().count()).isZero();
    }

    /** A table that only says what is judged. */
    @Test
    void allMayBeSetAside() throws IOException {
        Listing listing = listing("t.csv", "path,label,split\n1.png,b,test\n2.png,a,test\n");
        assertThat(listing.trained()).isZero();
        assertThat(listing.judged().classNames()).containsExactly("a", "b");
    }

    @Test
    void namesAreQuotedByTheRules() throws IOException {
        Listing listing =
                listing("t.csv", "path,label\n\"a, \"\"b\"\".png\",first\r\n\"line\nbreak.png\",first\r\n日本.png,語\r\n");
        assertThat(listing.files())
                .extracting(ImageFile::name)
                .containsExactlyInAnyOrder("a, \"b\".png", "line\nbreak.png", "日本.png");
        assertThat(listing.classNames()).containsExactly("first", "語");
    }

    @Test
    void tabsPartATsv() throws IOException {
        assertThat(listing("t.tsv", "path\tlabel\na, b.png\tx\nc.png\ty\n").files())
                .extracting(ImageFile::name)
                .containsExactly("a, b.png", "c.png");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertThat(listing("t.csv", "\ufeffpath,label\n1.png,a\n2.png,b\n").classNames())
                .containsExactly("a", "b");
    }

    @Test
    void aRowTwiceCountsOnce() throws IOException {
        Listing listing = listing("t.csv", "path,label\n1.png,a\n1.png,a\n2.png,b\n");
        assertThat(listing.files()).hasSize(2);
        assertThat(listing.leftOut().byReason()).containsEntry("named twice in the table", List.of("1.png"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            path,label\\n1.png,a\\n1.png,b           | again in line 3 with another label, b instead of a
            file,label\\n1.png,a                     | must have the columns path and label
            path,label\\n1.png                       | line 2 has 1 fields, but the header has 2
            path,label\\n,a                          | has no path in line 2
            path,label\\n1.png,                      | has no label in line 2
            path,label,split\\n1.png,a,holdout       | has the split holdout in line 2
            path,label\\n1.png,a                     | the one class a
            path,label                               | no class
            path,label\\n1.png,a\\n"2.png,b          | is not such a table
            """)
    void whatIsWrongIsNamedByItsLine(String text, String message) {
        assertThatThrownBy(() -> listing("t.csv", text.replace("\\n", "\n")))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("t.csv", message);
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Path table = folder.resolve("t.csv");
        Files.write(table, "path,label\nä.png,a\nb.png,ö\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> TableListing.of(new ImageTable(table)))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("is not text in UTF-8");
    }

    private Listing listing(String text, String path, String label) throws IOException {
        return TableListing.of(new ImageTable(Files.writeString(folder.resolve("t.csv"), text), path, label));
    }

    @Test
    void columnsMayBeCalledOtherwise() throws IOException {
        String text = ",File Name,class,label\n0,1.png,a,7\n1,2.png,b,7\n";
        assertThat(listing(text, "file name", "class").classNames()).containsExactly("a", "b");
        assertThatThrownBy(() -> listing(text, "file", "class"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("no column \"file\"", "it has File Name, class, label", "`path_column`");
        assertThatThrownBy(() -> listing(text, "file name", "clas"))
                .hasMessageContainingAll("no column \"clas\"", "`label_column`; did you mean class?");
        assertThatThrownBy(() -> listing("t.csv", text))
                .hasMessageContainingAll("`path_column` and `label_column`", "but has File Name, class, label");
    }

    @Test
    void backslashesAreSlashesUnlessAFileIsCalledSo() throws IOException {
        Files.createFile(folder.resolve("y\\2.png"));
        Listing listing = listing("t.csv", "path,label\nx\\1.png,a\ny\\2.png,b\nx/1.png,a\n");
        assertThat(listing.files())
                .extracting(ImageFile::name, ImageFile::path)
                .containsExactly(
                        tuple("x/1.png", folder.resolve("x/1.png")), tuple("y\\2.png", folder.resolve("y\\2.png")));
        assertThat(listing.leftOut().byReason()).containsEntry("named twice in the table", List.of("x/1.png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\faces\\1.png", "d:/faces/1.png", "\\\\server\\faces\\1.png"})
    void drivesOfWindowsAreRefused(String path) {
        assertThatThrownBy(() -> listing("t.csv", "path,label\n" + path + ",a\n"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(
                        "names a drive or share of Windows in line 2 (" + path, "Write paths from the folder");
    }
}
