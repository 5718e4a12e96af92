package dev.isogon.internal.data.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource.ImageTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelListTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                text.replace("\\n", "\n")
                        .replace("\\r", "\r")
                        .replace("\\t", "\t")
                        .replace("BOM", "\ufeff")
                        .replace('!', '\\'));
    }

    private static List<String> named(Listing listing) {
        return listing.files().stream()
                .map(file -> file.name() + "=" + listing.classNames().get(file.label()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            blanks, as Caffe writes       | t.txt | x/1.jpg 17\\nx/2 b.JPEG 3\\n
            many blanks, Windows' ends    | t.txt | BOMx/1.jpg   17\\r\\n\\r\\n  x/2 b.JPEG  3  \\r\\n
            tabs                          | t.txt | x/1.jpg\\t17\\nx/2 b.JPEG\\t3
            commas                        | t.txt | x/1.jpg,17\\nx/2 b.JPEG, 3\\n
            commas in a .csv              | t.csv | x/1.jpg,17\\nx/2 b.JPEG,3\\n
            quoted in a .csv              | t.csv | "x/1.jpg","17"\\n"x/2 b.JPEG","3"\\n
            semicolons in a .csv          | t.csv | x/1.jpg;17\\nx/2 b.JPEG;3\\n
            tabs in a .tsv                | t.tsv | x/1.jpg\\t17\\nx/2 b.JPEG\\t3\\n
            MXNet's im2rec                | t.lst | 5\\t17.000000\\tx/1.jpg\\n9\\t3.000000\\tx/2 b.JPEG\\n
            MXNet's, whole numbers        | t.lst | 0\\t17\\tx/1.jpg\\n1\\t3\\tx/2 b.JPEG\\n
            Windows' paths                | t.txt | x!1.jpg 17\\nx!2 b.JPEG 3\\n
            """)
    void oneListAsManyProgramsWriteIt(String how, String name, String text) throws IOException {
        Listing listing = TableListing.of(new ImageTable(file(name, text)));
        assertThat(named(listing)).as(how).containsExactly("x/1.jpg=17", "x/2 b.JPEG=3");
        assertThat(listing.files())
                .extracting(ImageFile::path)
                .containsExactly(folder.resolve("x/1.jpg"), folder.resolve("x/2 b.JPEG"));
    }

    @Test
    void labelsMayBeNamesAndPathsMayHaveCommas() throws IOException {
        assertThat(named(TableListing.of(new ImageTable(file("a.txt", "x, y/1.png,Ann Lee\\nz.png,Bo\\n")))))
                .containsExactly("x, y/1.png=Ann Lee", "z.png=Bo");
        assertThat(named(TableListing.of(new ImageTable(file("b.txt", "x, y/1.png\\tAnn Lee\\nz.png\\tBo, C.\\n")))))
                .containsExactly("x, y/1.png=Ann Lee", "z.png=Bo, C.");
        assertThat(named(TableListing.of(new ImageTable(file("c.txt", "x, y/1.png Ann\\nz.png Bo\\n")))))
                .containsExactly("x, y/1.png=Ann", "z.png=Bo");
    }

    @Test
    void filesWithoutAnEndingAreTakenWhereTheyAreThere() throws IOException {
        Files.createFile(folder.resolve("00017"));
        assertThat(named(TableListing.of(new ImageTable(file("t.txt", "00017 a\\nb.png c\\n")))))
                .containsExactly("00017=a", "b.png=c");
    }

    @Test
    void aPathFromTheRootThatLeadsNowhereIsOneFromTheListsFolder() throws IOException {
        Path there = Files.createFile(folder.resolve("there.png"));
        Listing listing = TableListing.of(new ImageTable(file("t.txt", "/n01/a.png 1\\n" + there + " 2\\n")));
        assertThat(listing.files())
                .extracting(ImageFile::path)
                .containsExactlyInAnyOrder(folder.resolve("n01/a.png"), there);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Dear all,\\nplease find                       | line 1 ("Dear all,") is no image with its label
            a.png 1\\nb.png\\n                            | line 2 ("b.png") is no image with its label
            a.png 1\\nAnn\\t3\\tBo\\t4\\n                 | line 2 ("Ann\\u00093\\u0009Bo\\u00094") is no image
            a.png,1\\nb.png 2\\n                          | line 2 ("b.png 2") is no image with its label
            a.png b.png\\n                                | line 1 ("a.png b.png") is no image with its label
            1 a.png\\n2 b.png\\n                          | line 1 ("1 a.png") is no image with its label
            0\\t1\\t2\\ta.png\\n                          | line 1 ("0\\u00091\\u00092\\u0009a.png") is no image
            0\\t1.5\\ta.png\\n                            | has the label "1.5" in line 1, but where a number stands
            0\\tx\\ta.png\\n                              | has the label "x" in line 1
            a.png 1\\na.png 2\\n                          | names a.png again in line 2 with another label, 2 instead of 1
            C:/p/a.png 1\\n                               | names a drive or share of Windows in line 1 (C:/p/a.png)
            a.png 1\\nb.png 1\\n                          | has images of the one class 1
            ``                                            | has images of no class
            """)
    void otherTextIsToldFromAList(String text, String message) throws IOException {
        ImageTable list = new ImageTable(file("t.txt", text == null ? "" : text));
        assertThatThrownBy(() -> TableListing.of(list))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("t.txt", message);
    }
}
