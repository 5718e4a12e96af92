package dev.isogon.internal.data.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that NumPy, pandas and R wrote: the same eight comparisons, of which one a side failed. */
class OthersScoresTest {

    private static Path file(String name) throws Exception {
        return Path.of(Objects.requireNonNull(OthersScoresTest.class.getResource("/others/" + name))
                .toURI());
    }

    private static void areThese(LabelledScores pairs) {
        double[] mated = pairs.completed().scores(true);
        double[] nonMated = pairs.completed().scores(false);
        assertThat(mated).containsExactly(new double[] {0.9, 0.8, 0.6}, within(1e-12));
        assertThat(nonMated).containsExactly(new double[] {0.7, 0.5, 0.4}, within(1e-12));
        assertThat(Arrays.asList(pairs.failed(true), pairs.failed(false))).isEqualTo(List.of(1, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numpy/scores.txt",
                "numpy/scores.csv",
                "pandas/scores.csv",
                "pandas/scores.tsv",
                "pandas/comma.csv",
                "r/scores.csv",
                "r/scores2.csv",
                "r/scores.txt",
                "r/plain.txt",
            })
    void scoresAreReadAsTheyWereWritten(String name) throws Exception {
        areThese(ScoreFile.read(file(name), ScoreColumns.DEFAULT, ScoreKind.SIMILARITY));
    }

    /** NullAway does not see in a class file that folds may be missing. */
    @SuppressWarnings("NullAway")
    @Test
    void soAreSidesAndDistances() throws Exception {
        areThese(ScoreFile.read(file("numpy/genuine.txt"), file("numpy/impostor.txt"), ScoreKind.SIMILARITY));
        areThese(ScoreFile.read(file("pandas/genuine.csv"), file("pandas/impostor.csv"), ScoreKind.SIMILARITY));
        LabelledScores distances =
                ScoreFile.read(file("pandas/distances.csv"), ScoreColumns.DEFAULT, ScoreKind.DISTANCE);
        double[] scores =
                Arrays.stream(distances.scores()).map(each -> each + 1).toArray();
        areThese(new LabelledScores(scores, distances.mated(), distances.folds(), ScoreKind.SIMILARITY, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pandas/pairs.csv", "r/pairs.txt"})
    void soArePairs(String name) throws Exception {
        PairedRows rows = PairedRows.of(
                PairList.read(file(name)), file(name), List.of("set/a/1.jpg", "set/a/2.jpg", "set/b c/1.jpg"));
        assertThat(rows.first()).containsExactly(0, 0);
        assertThat(rows.second()).containsExactly(1, 2);
        assertThat(rows.mated()).containsExactly(true, false);
    }
}
