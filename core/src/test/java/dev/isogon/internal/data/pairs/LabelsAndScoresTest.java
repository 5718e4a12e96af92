package dev.isogon.internal.data.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.vectors.VectorColumns;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsAndScoresTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private IdentityLabels labels(String name, String text) throws IOException {
        return IdentityLabels.read(file(name, text), VectorColumns.DEFAULT);
    }

    private LabelledScores scores(String text, ScoreColumns columns) throws IOException {
        return ScoreFile.read(file("scores.csv", text), columns, ScoreKind.SIMILARITY);
    }

    @Test
    void theFolderOfAPathIsTheIdentity() throws IOException {
        IdentityLabels labels = labels("a.txt", "faces/Bo/1.png\nAnn/Ann_0001.jpg\nx/y/Bo/2.png\n");
        assertThat(labels.labels()).containsExactly(0, 1, 0);
        assertThat(labels.identities()).containsExactly("Bo", "Ann");
        assertThat(labels.names()).containsExactly("faces/Bo/1.png", "Ann/Ann_0001.jpg", "x/y/Bo/2.png");
    }

    @Test
    void withoutSlashesEachLineIsTheIdentity() throws IOException {
        assertThat(labels("a.txt", "7\n3\n7\r\n").labels()).containsExactly(0, 1, 0);
        assertThat(labels("a.txt", "7\n 3 \n7").identities()).containsExactly("7", "3");
    }

    @Test
    void aTableHasLabelsInAColumnAndPerhapsPaths() throws IOException {
        IdentityLabels labels = labels("a.csv", "\ufeffpath,label,more\nx/1.png,\"Ann, B\",\nx/2.png,Bo,1\n");
        assertThat(labels.identities()).containsExactly("Ann, B", "Bo");
        assertThat(labels.names()).containsExactly("x/1.png", "x/2.png");
        assertThat(IdentityLabels.read(file("b.tsv", "who\nAnn\nBo\nAnn\n"), new VectorColumns(null, "who"))
                        .labels())
                .containsExactly(0, 1, 0);
    }

    /** Paths of Windows: plain, written twice, with folders that look like escapes, and mixed as os.path.join leaves them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\x\\Bo\\1.png\r\nC:\\x\\Ann\\2.png\r\nC:\\x\\Bo\\3.png\r\n",
                "C:\\\\x\\\\Bo\\\\1.png\nC:\\\\x\\\\Ann\\\\2.png\nC:\\\\x\\\\Bo\\\\3.png",
                "tmp\\Bo\\1.png\ntmp\\Ann\\2.png\ntmp\\Bo\\3.png",
                "data/x\\Bo\\1.png\ndata/x\\Ann\\2.png\ndata/x\\Bo\\3.png\n\n",
                "a/1.png\tBo\nb/2.png\tAnn\nc/3.png\tBo",
                "\ufeffx y/1.png Bo\nx y/2.JPG  Ann\nx y/3.png Bo\n",
                "1.png Bo\n2.png Ann\n3.png Bo\n",
            })
    void pathsOfWindowsAndPathsWithLabelsAreUnderstood(String text) throws IOException {
        IdentityLabels labels = labels("a.txt", text);
        assertThat(labels.identities()).containsExactly("Bo", "Ann");
        assertThat(labels.labels()).containsExactly(0, 1, 0);
        assertThat(labels.names()).noneMatch(name -> name.indexOf('\\') >= 0).allMatch(name -> name.contains("."));
    }

    @Test
    void whereEveryBackslashBeginsAnEscapeFoldersOfWindowsAreStillFolders() throws IOException {
        assertThat(labels("a.txt", "tom\\new.png\nray\\rot.png\n").identities()).containsExactly("tom", "ray");
        assertThat(labels("a.txt", "St.John Smith\nDr. B\n").identities()).containsExactly("St.John Smith", "Dr. B");
        assertThat(labels("a.txt", "Ann Lee/my pic.png\nBo/x.png copy/2.png\n").identities())
                .containsExactly("Ann Lee", "x.png copy");
    }

    @Test
    void arraysOfLabelsAreRead() throws Exception {
        Path file = Path.of(Objects.requireNonNull(getClass().getResource("/others/numpy/labels-U.npy"))
                .toURI());
        IdentityLabels labels = IdentityLabels.read(file, VectorColumns.DEFAULT);
        assertThat(labels.labels()).containsExactly(0, 0, 1);
        assertThat(labels.identities()).containsExactly("Ann Lee", "Bø");
        Path text = Files.copy(file, folder.resolve("labels.txt"));
        assertThatThrownBy(() -> IdentityLabels.read(text, VectorColumns.DEFAULT))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("is a NumPy array (.npy). Text in UTF-8 is expected here");
        assertThatThrownBy(() -> IdentityLabels.read(file, new VectorColumns(null, "who")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("has no columns", "`label_column`");
    }

    @Test
    void columnsOfLabelsAndPathsMayHaveOtherNames() throws IOException {
        Path file = file("a.csv", ",file,who\n0,x\\1.png,Ann\n1,x\\2.png,Bo\n");
        IdentityLabels labels = IdentityLabels.read(file, new VectorColumns("file", "who"));
        assertThat(labels.names()).containsExactly("x/1.png", "x/2.png");
        assertThat(labels.identities()).containsExactly("Ann", "Bo");
        assertThatThrownBy(() -> IdentityLabels.read(file, new VectorColumns("path", "who")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("no column \"path\"", "`path_column`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/1.png Ann\nb/2.png\n", "a/1.png\tAnn\nb/2.png\tBo\t3\n", "1\tAnn\n\tBo\n"})
    void linesOfPathAndLabelAreAllSo(String text) {
        assertThatThrownBy(() -> labels("a.txt", text))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("a.txt", "line 2", "a path, a tab and the identity");
    }

    @Test
    void missingLabelsAreNamedByTheirLine() {
        assertThatThrownBy(() -> labels("a.txt", "a/1.png\n1.png\n"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("a.txt", "line 2", "\"1.png\"", "folder is the identity");
        assertThatThrownBy(() -> labels("a.txt", "a\n\nb\n"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> labels("a.txt", ""))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("has no labels");
        assertThatThrownBy(() -> labels("a.csv", "label,x\nAnn,1\n ,2\n"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("line 3", "has no label");
        assertThatThrownBy(() -> labels("a.csv", "name,x\nAnn,1\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("no column \"label\"", "it has name, x", "`label_column`");
        assertThatThrownBy(() -> IdentityLabels.read(folder.resolve("no.txt"), VectorColumns.DEFAULT))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void scoresComeWithTruthAndFolds() throws IOException {
        LabelledScores pairs =
                scores("fold,label,cosine\nb,1,0.5\na,0,-1e-3\nb,TRUE,1\na,false,.25\n", ScoreColumns.DEFAULT);
        assertThat(pairs.scores()).containsExactly(0.5, -0.001, 1, 0.25);
        assertThat(pairs.mated()).containsExactly(true, false, true, false);
        assertThat(pairs.folds()).containsExactly(0, 1, 0, 1);
        assertThat(pairs.scores(true)).containsExactly(0.5, 1);
        assertThat(pairs.scores(false)).containsExactly(-0.001, 0.25);
    }

    @Test
    void columnsMayHaveOtherNamesAndFoldsMayBeMissing() throws IOException {
        assertThat(scores("cosine,label\n1,1\n0,0\n", ScoreColumns.DEFAULT).folds())
                .isNull();
        LabelledScores pairs = scores("same,s,k\n1,0.5,x\n", new ScoreColumns("s", "same", "k"));
        assertThat(pairs.scores()).containsExactly(0.5);
        assertThat(pairs.folds()).containsExactly(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "label,cosine/1,0.5/2,0.5|line 3 has the label \"2\"",
                "label,cosine/1,x|the score \"x\"",
                "label,cosine/1,1f|the score \"1f\"",
                "label,cosine/1,1e999|the score \"1e999\"",
                "label,cosine/1,inf|the score inf, which no threshold rejects",
                "label,cosine/1,0.5/1,0.5,7|line 3 has 3 fields, but the header has 2",
                "label,cosine|has no pairs",
            })
    void rowsThatCannotBeUnderstoodAreNamedByTheirLine(String text, String word) {
        assertThatThrownBy(() -> scores(text.replace('/', '\n'), ScoreColumns.DEFAULT))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("scores.csv", word);
    }

    @Test
    void missingColumnsAreToldWithThoseThatAreThere() {
        assertThatThrownBy(() -> scores("fold,label,cosin\n", ScoreColumns.DEFAULT))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("\"cosine\"", "fold, label, cosin", "`score_column`", "did you mean cosin?");
        assertThatThrownBy(() -> scores("label,cosine\n", new ScoreColumns("cosine", "label", "part")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("\"part\"", "`fold_column`");
        assertThatThrownBy(() -> scores("label,cosine,label\n1,0.5,0\n", ScoreColumns.DEFAULT))
                .hasMessageContaining("\"label\"")
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> scores("", ScoreColumns.DEFAULT))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("is empty: a first line with the names of columns is expected");
    }

    @Test
    void textThatIsNotUtf8IsToldSo() throws IOException {
        Path file = folder.resolve("scores.csv");
        Files.write(file, "label,cosine\n1,0.5\n\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ScoreFile.read(file, ScoreColumns.DEFAULT, ScoreKind.SIMILARITY))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("scores.csv", "UTF-8");
    }
}
