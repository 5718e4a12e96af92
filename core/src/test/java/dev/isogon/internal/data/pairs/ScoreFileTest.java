package dev.isogon.internal.data.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreFileTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private LabelledScores read(String name, String text) throws IOException {
        return ScoreFile.read(file(name, text), ScoreColumns.DEFAULT, ScoreKind.SIMILARITY);
    }

    private void refused(String name, String text, String... words) {
        assertThatThrownBy(() -> read(name, text))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(words);
    }

    /** The same four pairs, mated, non-mated, mated, non-mated, in one convention after the other. */
    @ParameterizedTest
    @CsvSource({
        "1,0",
        "1.0,0.0",
        "+1,-0",
        "1.000000000000000000e+00,0.000000000000000000e+00",
        "1,-1",
        "1.0,-1.0",
        "true,false",
        "True,False",
        "TRUE,FALSE",
        "genuine,impostor",
        "Genuine,Imposter",
        "client,impostor",
        "mated,non-mated",
        "mated,nonmated",
        "MATED,NON_MATED",
        "same,different",
        "match,non-match",
        "target,nontarget",
    })
    void labelsAreReadInEveryConvention(String mated, String other) throws IOException {
        String[] rows = {mated + " 0.5", other + " 0.25", mated + " -1", other + " 1e-3"};
        LabelledScores list = read("s.txt", String.join("\n", rows));
        String table = "label,cosine\n" + String.join("\n", rows).replace(' ', ',');
        for (LabelledScores each : List.of(
                list,
                read("s.csv", table),
                read("t.csv", String.join("\r\n", rows).replace(' ', ',')))) {
            assertThat(each.mated()).containsExactly(true, false, true, false);
            assertThat(each.scores()).containsExactly(0.5, 0.25, -1, 0.001);
        }
    }

    /** 0 and −1 both mean "non-mated", so a file with both means something else. */
    @Test
    void labelsThatContradictEachOtherAreRefusedByLine() {
        refused("s.txt", "1 0.5\n0 0.1\n-1 0.2\n", "s.txt", "line 3", "-1", "an earlier line has 0");
        refused("s.csv", "label,cosine\n-1,0.5\n1,0.9\n0.0,0.1\n", "line 4", "an earlier line has -1");
        refused("s.txt", "1 0.5\n2 0.1\n", "line 2", "\"2\"", "genuine and impostor");
        refused("s.csv", "label,cosine\nyes,0.5\nmaybe,0.1\n", "line 3", "\"maybe\"");
    }

    @Test
    void aLabelMayComeAfterItsScoreAndCommentsAreNoPairs() throws IOException {
        LabelledScores pairs = read("s.txt", "# score label\n0.5 1\n\n0.25 0\n");
        assertThat(pairs.scores()).containsExactly(0.5, 0.25);
        assertThat(pairs.mated()).containsExactly(true, false);
        assertThat(read("t.txt", "0,5;genuine\n0,25;impostor\n").scores()).containsExactly(0.5, 0.25);
        assertThat(read("u.txt", "\ufeff1\t0.5\r\n0\t0.25\r\n").scores()).containsExactly(0.5, 0.25);
    }

    /** bob.bio.base: claimed_id real_id test_label score, and claimed_id model_label real_id test_label score. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a a a/1 0.5\na b b/1 0.25\nb b b/1 nan\n",
                "a m1 a a/1 0.5\na m1 b b/1 0.25\nb m2 b b/1 nan\n",
                "a\ta\ta/1 x\t0.5\na\tb\tb/1 x\t0.25\nb\tb\tb/1 x\tnan\n",
            })
    void bobsColumnsSayWhoseImagesAreCompared(String text) throws IOException {
        LabelledScores pairs = read("scores-dev", text);
        assertThat(pairs.mated()).containsExactly(true, false, true);
        assertThat(pairs.scores()).containsExactly(0.5, 0.25, Double.NaN);
        LabelledScores.Subjects subjects = Objects.requireNonNull(pairs.subjects());
        assertThat(subjects.first()).containsExactly(0, 0, 1);
        assertThat(subjects.second()).containsExactly(0, 1, 1);
        LabelledScores completed = pairs.completed();
        assertThat(Objects.requireNonNull(completed.subjects()).second()).containsExactly(0, 1);
    }

    @Test
    void bobsTablesDoTheSameUnlessTheyHaveLabels() throws IOException {
        String text = "probe_key,probe_subject_id,bio_ref_subject_id,score\n1,a,a,0.5\n2,b,a,0.25\n3,c,a,\n";
        LabelledScores pairs = read("scores-dev.csv", text);
        assertThat(pairs.mated()).containsExactly(true, false, false);
        assertThat(pairs.scores()).containsExactly(0.5, 0.25, Double.NaN);
        assertThat(pairs.subjects()).isNotNull();
        assertThat(read(
                                "l.csv",
                                text.replace("probe_key", "label")
                                        .replace("3,c", "1,c")
                                        .replace("2,b", "0,b"))
                        .mated())
                .containsExactly(true, false, true);
    }

    /** What a data frame writes has its index in a column without a name, or R's row names in one without a place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ",label,cosine\n0,1,0.5\n1,0,0.25\n",
                "\"\",\"label\",\"cosine\"\n\"1\",1,0.5\n\"2\",0,0.25\n",
                ";label;cosine\n0;True;0,5\n1;False;0,25\n",
                "label,cosine\n1,0.5\n0,0.25\n",
            })
    void dataFramesAreRead(String text) throws IOException {
        LabelledScores pairs = read("frame.csv", text);
        assertThat(pairs.scores()).containsExactly(0.5, 0.25);
        assertThat(pairs.mated()).containsExactly(true, false);
    }

    @Test
    void tablesPartedByBlanksAreRead() throws IOException {
        LabelledScores pairs =
                read("r.txt", "\"label\" \"who is it\" \"cosine\"\n\"1\" TRUE \"a b\" 0.5\n\"2\" FALSE \"c\" NA\n");
        assertThat(pairs.scores()).containsExactly(0.5, Double.NaN);
        assertThat(pairs.mated()).containsExactly(true, false);
    }

    @Test
    void theScoreIsTheFirstColumnOfAKnownName() throws IOException {
        assertThat(read("s.csv", "score,label\n0.5,1\n").scores()).containsExactly(0.5);
        assertThat(read("s.csv", "similarity,label\n0.5,1\n").scores()).containsExactly(0.5);
        assertThat(read("s.csv", "score,cosine,label\n7,0.5,1\n").scores()).containsExactly(0.5);
        Path distances = file("d.csv", "cosine,distance,label\n0.5,2,1\n");
        assertThat(ScoreFile.read(distances, ScoreColumns.DEFAULT, ScoreKind.DISTANCE)
                        .scores())
                .containsExactly(-2);
        Path unnamed = file("u.csv", ",0,1\n0,0.5,1\n1,0.25,0\n");
        assertThat(ScoreFile.read(unnamed, new ScoreColumns("0", "1", null), ScoreKind.SIMILARITY)
                        .scores())
                .containsExactly(0.5, 0.25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nan",
                "NaN",
                "NAN",
                "-nan",
                "+nan",
                "-nan(ind)",
                "1.#QNAN",
                "-1.#IND",
                "-1.#IND00",
                "NA",
                "N/A",
                "<NA>",
                "null",
                "None",
                "-inf",
                "-Inf",
                "-Infinity",
                "-INF",
                "-1.#INF",
                "-1.#INF00",
            })
    void whatIsNoNumberIsAFailureInEverySpelling(String text) throws IOException {
        for (LabelledScores each : List.of(
                read("s.txt", "1 0.5\n0 " + text + "\n"),
                read("s.csv", "label,cosine\n1,0.5\n0," + text + "\n"),
                ScoreFile.read(file("g", "0.5\n"), file("i", text + "\n"), ScoreKind.SIMILARITY))) {
            assertThat(each.failed(true)).isZero();
            assertThat(each.failed(false)).isEqualTo(1);
            assertThat(each.completed().scores()).containsExactly(0.5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "Infinity", "+Inf", "1.#INF", "\u221e"})
    void whatEveryThresholdAcceptsIsRefusedByLine(String text) throws IOException {
        refused("s.txt", "1 0.5\n0 " + text + "\n", "line 2", text, "no threshold rejects");
        refused("s.csv", "label,cosine\n1,0.5\n0," + text + "\n", "line 3", text, "no threshold rejects");
        // Of distances it is the other end.
        LabelledScores far =
                ScoreFile.read(file("d.txt", "1 0.5\n0 " + text + "\n"), ScoreColumns.DEFAULT, ScoreKind.DISTANCE);
        assertThat(far.failed(false)).isEqualTo(1);
        assertThatThrownBy(() ->
                        ScoreFile.read(file("e.txt", "1 0.5\n0 -inf\n"), ScoreColumns.DEFAULT, ScoreKind.DISTANCE))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("line 2", "distance -inf");
    }

    @Test
    void eachSideMayHaveAFileOfItsOwn() throws IOException {
        for (String genuine : List.of(
                "0.5\n0.75\n", "\ufeff0.5\r\n0.75\r\n", "# genuine\nann 1 0.5\nbo 2 0.75\n", "score\n0.5\n0.75")) {
            LabelledScores pairs =
                    ScoreFile.read(file("g.txt", genuine), file("i.txt", "0.25\n"), ScoreKind.SIMILARITY);
            assertThat(pairs.scores()).containsExactly(0.5, 0.75, 0.25);
            assertThat(pairs.mated()).containsExactly(true, true, false);
        }
        LabelledScores frames =
                ScoreFile.read(file("g.csv", ",0\n0,0.5\n1,0.75\n"), file("i.csv", ",0\n0,0.25\n"), ScoreKind.DISTANCE);
        assertThat(frames.scores()).containsExactly(-0.5, -0.75, -0.25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "g.txt|0.5/x/|line 2 has the score \"x\"",
                "g.txt|0.5x/0.5/|line 1 has the score \"0.5x\"",
                "g.txt|0,5/0.5/|line 1 has the score \"0,5\", but a number is expected, with a point",
                "g.csv|0,85/0,9/|line 1 is 0,85, which may be one number or two",
                "g.txt|''|has no pairs",
                "g.txt|score/|has no pairs",
            })
    void whatIsNoNumberALineIsNamed(String name, String text, String word) throws IOException {
        Path genuine = file(name, text.replace('/', '\n'));
        Path impostor = file("i.txt", "0.25\n");
        assertThatThrownBy(() -> ScoreFile.read(genuine, impostor, ScoreKind.SIMILARITY))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(name, word);
    }

    @Test
    void linesThatAreNoPairsAreNamed() {
        refused("s.txt", "1 0.5\n0 0.1 7\n", "line 2", "3 fields", "the first pair has 2");
        refused("s.txt", "a b 0.5\n", "\"a b 0.5\"", "claimed_id real_id probe score");
        refused("s.txt", "7 0.5\n", "\"7 0.5\"", "label score");
        refused("s.txt", "a a p 0.5\na b p x\n", "line 2", "\"x\"");
    }

    /** However rows are parted into pairs that came about and others, nobody is lost. */
    @Test
    void failuresAreCountedOnEitherSide() {
        double[] numbers = {1, Double.NaN, 3, Double.NEGATIVE_INFINITY, 5, Double.NaN};
        boolean[] mated = {true, true, false, false, false, false};
        LabelledScores pairs =
                new LabelledScores(numbers, mated, IntStream.range(0, 6).toArray(), ScoreKind.SIMILARITY, null);
        assertThat(List.of(pairs.count(true), pairs.failed(true), pairs.count(false), pairs.failed(false)))
                .isEqualTo(Arrays.asList(2, 1, 4, 2));
        assertThat(pairs.completed().scores()).containsExactly(1, 3, 5);
        assertThat(pairs.completed().mated()).containsExactly(true, false, false);
        assertThat(pairs.completed().folds()).containsExactly(0, 2, 4);
    }
}
