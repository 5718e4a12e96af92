package dev.isogon.internal.data.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.vectors.VectorColumns;
import dev.isogon.internal.testing.SharedFiles;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairListTest {

    private static final List<String> ROWS =
            List.of("lfw/Ann/Ann_0001.jpg", "Ann_0012.png", "Bo van Dé/Bo van Dé_0003");

    @TempDir
    private Path folder;

    private PairList list(String text) throws IOException {
        return PairList.read(Files.writeString(folder.resolve("pairs.txt"), text));
    }

    private PairedRows rows(String text, List<String> names) throws IOException {
        return PairedRows.of(list(text), folder.resolve("pairs.txt"), names);
    }

    @Test
    void foldsAreMatedPairsAndThenOthers() throws IOException {
        PairedRows rows = rows("2\t1\nAnn\t1\t12\nAnn\t1\tBo van Dé\t3\r\nAnn\t12\t1\nBo van Dé\t3\tAnn\t12\n\n", ROWS);
        assertThat(rows.first()).containsExactly(0, 0, 1, 2);
        assertThat(rows.second()).containsExactly(1, 2, 0, 1);
        assertThat(rows.mated()).containsExactly(true, false, true, false);
        assertThat(rows.folds()).containsExactly(0, 0, 1, 1);
    }

    @Test
    void withoutAFirstLineOfTwoNumbersThereAreNoFolds() throws IOException {
        assertThat(list("Ann 1 12\nAnn 1 Bo 3\n").folds()).isNull();
        assertThat(list("1\nAnn 1 12\nAnn 1 Bo 3\n").folds()).isNull();
        assertThat(list("Ann 1 12\n").pairs()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ann;1;2;3;4|line 1",
                "Ann;1;Bo;x|is no pair",
                "Ann;1;-2|is no pair",
                "Ann;1;99999999999|is no pair",
                "Ann;1;Ann;2|one subject twice",
                "''|lists no pairs",
                "2;1|lists no pairs",
                "2;1/Ann;1;2|promises 4",
                "1;1/Ann;1;Bo;1/Ann;1;2|has a non-mated pair as its 1.",
            })
    void whatIsNoListIsToldSo(String text, String word) {
        assertThatThrownBy(() -> list(text.replace(';', '\t').replace('/', '\n')))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("pairs.txt", word);
    }

    @Test
    void whatIsNotThereOrTwiceIsNamed() {
        assertThatThrownBy(() -> rows("Ann\t1\t2\nAnn\t1\tCy\t1\nCy\t1\t2\n", ROWS))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("3 images that are not there", "Ann_0002, Cy_0001, Cy_0002", ROWS.get(0));
        assertThatThrownBy(() -> rows("Ann\t1\t2\n", List.of("a/Ann_0001.png", "b/Ann_0001.png", "Ann_0002")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("a/Ann_0001.png and b/Ann_0001.png");
    }

    @Test
    void ofSeveralTheOneInItsOwnFolderIsMeant() throws IOException {
        List<String> names = List.of("x/Ann_0001.png", "Ann/Ann_0001.png", "Ann_0002");
        assertThat(rows("Ann\t1\t2\n", names).first()).containsExactly(1);
    }

    private static final List<String> NAMES = List.of("set/a/1.jpg", "set/a/2.jpg", "set/b/1.jpg", "set/b c/1.jpg");

    private void isAsListed(PairedRows rows) {
        assertThat(rows.first()).containsExactly(0, 0);
        assertThat(rows.second()).containsExactly(1, 2);
        assertThat(rows.mated()).containsExactly(true, false);
        assertThat(rows.folds()).isNull();
    }

    /** Two paths and a label, whatever parts them, whichever end the label is at, with names above them or not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/1.jpg a/2.jpg 1\na/1.jpg b/1.jpg 0\n",
                "\ufeffa/1.jpg\ta/2.jpg\t1\r\na/1.jpg\tb/1.jpg\t-1\r\n",
                "a/1.jpg,a/2.jpg,True\na/1.jpg,b/1.jpg,False",
                "set/a/1.jpg  set/a/2.jpg  same\n# a comment\n\nset/a/1.jpg  set/b/1.jpg  different\n",
                "1 a/1.jpg a/2.jpg\n0 a/1.jpg b/1.jpg\n",
                "genuine a/1.jpg a/2.jpg\nimpostor a/1.jpg b/1.jpg\n",
                "a\\1.jpg a\\2.jpg 1\na\\1.jpg b\\1.jpg 0\n",
                ".\\set\\a\\1.jpg;.\\set\\a\\2.jpg;1\n.\\set\\a\\1.jpg;.\\set\\b\\1.jpg;0\n",
                "/data/set/a/1.jpg /data/set/a/2.jpg 1\n/data/set/a/1.jpg /data/set/b/1.jpg 0\n",
                "file1,file2,label\na/1.jpg,a/2.jpg,1\na/1.jpg,b/1.jpg,0\n",
                "img1 img2 same\na/1.jpg a/2.jpg 1\na/1.jpg b/1.jpg 0\n",
                ",file1,file2,label\n0,a/1.jpg,a/2.jpg,1\n1,a/1.jpg,b/1.jpg,0\n",
                "\"x\" \"y\" \"same\"\n\"1\" \"a/1.jpg\" \"a/2.jpg\" 1\n\"2\" \"a/1.jpg\" \"b/1.jpg\" 0\n",
                "a/1.jpg 1\na/2.jpg 1\na/1.jpg 0\nb/1.jpg 0\n",
                "a/1.jpg\t3\na/2.jpg\t3\na/1.jpg\t0\nb/1.jpg\t0\n",
                "a/1 a/2 1\na/1 b/1 0\n",
            })
    void pathsAndALabelAreAPair(String text) throws IOException {
        isAsListed(rows(text, NAMES));
        isAsListed(
                rows(text, NAMES.stream().map(name -> name.replace('/', '\\')).toList()));
    }

    @Test
    void namesMayHaveBlanksWhereSomethingElsePartsThem() throws IOException {
        assertThat(rows("b c/1.jpg,a/1.jpg,0\na/1.jpg,a/2.jpg,1\n", NAMES).first())
                .containsExactly(3, 0);
        assertThat(rows("b c/1.jpg\ta/1.jpg\t0\na/1.jpg\ta/2.jpg\t1\n", NAMES).first())
                .containsExactly(3, 0);
    }

    /** scikit-learn's and Kaggle's copies of LFW's lists. */
    @Test
    void lfwsPairsMayHaveCommasAndNamesOfColumns() throws IOException {
        PairedRows rows = rows("name,imagenum1,imagenum2,\nAnn,1,12,\nAnn,1,Bo van Dé,3\n", ROWS);
        assertThat(rows.second()).containsExactly(1, 2);
        assertThat(rows.mated()).containsExactly(true, false);
    }

    @Test
    void theWholePathGoesBeforeAnEndOfIt() throws IOException {
        List<String> names = List.of("x/a/1.jpg", "a/1.jpg", "1.jpg");
        assertThat(rows("a/1.jpg 1.jpg 1\n", names).first()).containsExactly(1);
        assertThat(rows("a/1.jpg 1.jpg 1\n", names).second()).containsExactly(2);
        assertThat(rows("/d/x/a/1.jpg /d/a/1.jpg 1\n", names).first()).containsExactly(0);
        assertThat(rows("/d/x/a/1.jpg /d/a/1.jpg 1\n", names).second()).containsExactly(1);
    }

    @Test
    void pathsThatMeanSeveralImagesOrOneTwiceAreRefused() {
        assertThatThrownBy(() -> rows("1.jpg a/2.jpg 1\n", NAMES))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("lists 1.jpg", "3 images", "set/a/1.jpg and set/b/1.jpg", "more of its path");
        assertThatThrownBy(() -> rows("a/1.jpg b/1.jpg 1\n", List.of("1.jpg", "2.jpg")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("a/1.jpg and b/1.jpg", "1.jpg. Name images by more");
        assertThatThrownBy(() -> rows("a\\1.jpg c\\1.jpg 0\n", NAMES))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("1 image that is not there", "c\\1.jpg");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b 1;a b 0;a b -1|line 3",
                "a/1.jpg a/2.jpg 7|line 1",
                "x y same;a/1.jpg a/2.jpg 1;a/1.jpg b/1.jpg maybe|line 3",
                "a/1.jpg 1;a/2.jpg 0|another number than the line before",
                "a/1.jpg 1|line 1",
                "a/1.jpg a/2.jpg|line 1",
            })
    void whatIsNoPairOfPathsIsToldByLine(String text, String word) {
        assertThatThrownBy(() -> list(text.replace(';', '\n')))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("pairs.txt", word);
    }

    /** Every pair of LFW is of two different rows, mated as their folders say. */
    @Test
    void allOfLfwsPairsAreFound() throws IOException {
        IdentityLabels labels = IdentityLabels.read(SharedFiles.of("data/embeddings/lfw.txt"), VectorColumns.DEFAULT);
        Path list = SharedFiles.of("data/embeddings/lfw_pairs.txt");
        PairedRows rows = PairedRows.of(PairList.read(list), list, labels.names());
        assertThat(rows.size()).isEqualTo(6_000);
        int[] folds = Objects.requireNonNull(rows.folds());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.first()[i]).isNotEqualTo(rows.second()[i]);
            boolean same = labels.labels()[rows.first()[i]] == labels.labels()[rows.second()[i]];
            assertThat(rows.mated()[i]).isEqualTo(same).isEqualTo(i % 600 < 300);
            assertThat(folds[i]).isEqualTo(i / 600);
        }
    }
}
