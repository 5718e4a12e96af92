package dev.isogon.internal.eval.verification.folds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.verification.LfwPairs;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The numbers of LFW come from an independent script in numpy and scipy that follows each toolkit's code. */
class TenFoldTest {

    @Test
    void lfwByItsOwnProtocol() throws IOException {
        TenFold result = TenFold.of(LfwPairs.read(), FoldMode.LFW);
        assertThat(result.accuracies()).hasSize(10);
        assertThat(result.accuracy()).isCloseTo(0.9751666667, within(1e-9));
        assertThat(result.populationDeviation()).isCloseTo(0.0077977917, within(1e-9));
        assertThat(result.standardError()).isCloseTo(0.0025992640, within(1e-9));
        assertThat(result.plusMinus()).isEqualTo(result.standardError());
    }

    @Test
    void lfwInsightFacesWay() throws IOException {
        TenFold result = TenFold.of(LfwPairs.read(), FoldMode.INSIGHTFACE);
        assertThat(result.accuracy()).isCloseTo(0.9753333333, within(1e-9));
        assertThat(result.plusMinus()).isCloseTo(0.0080897741, within(1e-9));
        double[] distances = {1.52, 1.51, 1.52, 1.51, 1.51, 1.52, 1.51, 1.51, 1.51, 1.51};
        for (int i = 0; i < 10; i++) {
            assertThat(2 - 2 * result.thresholds().get(i)).isCloseTo(distances[i], within(1e-12));
        }
        assertThat(result.accuracies().get(3)).isCloseTo(0.9616666667, within(1e-9));
    }

    @Test
    void lfwFaceXZoosWay() throws IOException {
        TenFold result = TenFold.of(LfwPairs.read(), FoldMode.FACEX_ZOO);
        assertThat(result.accuracy()).isCloseTo(0.9755, within(1e-9));
        assertThat(result.plusMinus()).isCloseTo(0.0025706078, within(1e-9));
    }

    @Test
    void validationAtAFarInsightFacesWay() throws IOException {
        ValidationRate thousandth = ValidationRate.of(LfwPairs.read(), 1e-3);
        assertThat(thousandth.value()).isCloseTo(0.9233333333, within(1e-9));
        assertThat(thousandth.populationDeviation()).isCloseTo(0.0190904281, within(1e-9));
        assertThat(thousandth.falseAcceptRate()).isCloseTo(0.001, within(1e-9));
        ValidationRate hundredth = ValidationRate.of(LfwPairs.read(), 1e-2);
        assertThat(hundredth.value()).isCloseTo(0.9616666667, within(1e-9));
        assertThat(hundredth.populationDeviation()).isCloseTo(0.0155098535, within(1e-9));
        assertThat(hundredth.falseAcceptRate()).isCloseTo(0.0103333333, within(1e-9));
    }

    /** Two folds: the second's threshold comes from the first and the other way round. */
    @Test
    void ofEquallyGoodThresholdsTheHighestIsTaken() {
        int[] folds = {0, 0, 0, 0, 7, 7, 7, 7};
        boolean[] same = {true, true, false, false, true, true, false, false};
        double[] scores = {9, 2, 3, 1, 8, 7, 8.5, 0};
        TenFold result = TenFold.of(new FoldedScores(folds, same, scores), FoldMode.LFW);
        // Fold 7's scores: at 7 only the non-mated 8.5 is wrong, at 8 the mated 7 too, at 0 both non-mated.
        // Fold 0's: at 9 the mated 2 is rejected, at 2 the non-mated 3 accepted; the higher is 9.
        assertThat(result.thresholds()).containsExactly(7.0, 9.0);
        // Fold 0 at 7: only 2 is wrong. Fold 7 at 9: 8 and 7 are.
        assertThat(result.accuracies()).containsExactly(0.75, 0.5);
        assertThat(result.accuracy()).isEqualTo(0.625);
        // Deviation(1) of .75 and .5 is .25/√2; over √2, an eighth.
        assertThat(result.standardError()).isCloseTo(0.125, within(1e-12));
        assertThat(result.populationDeviation()).isCloseTo(0.125, within(1e-12));
    }

    @Test
    void insightFaceCutsByOrderAndGivesTheFirstFoldsOneMore() {
        int[] folds = new int[23];
        folds[22] = 1;
        FoldedScores cut = new FoldedScores(folds, new boolean[23], new double[23]).byOrder(10);
        assertThat(cut.folds())
                .startsWith(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4)
                .endsWith(8, 8, 9, 9)
                .hasSize(23);
    }

    @Test
    void whatCannotBeJudgedByFoldsIsRefused() {
        int[] two = {0, 0, 1, 1};
        boolean[] same = {true, false, true, false};
        assertThatThrownBy(() -> new FoldedScores(new int[4], same, new double[4]))
                .hasMessageContaining("at least 2");
        assertThatThrownBy(() -> new FoldedScores(two, same, new double[] {1, 2, Double.NaN, 3}))
                .hasMessageContaining("pair 2 (from 0) is NaN");
        assertThatThrownBy(() -> new FoldedScores(two, same, new double[] {1, 2, 3, Double.NEGATIVE_INFINITY}))
                .hasMessageContaining("-Infinity");
        assertThatThrownBy(() -> new FoldedScores(two, same, new double[3])).hasMessageContaining("4, 4 and 3");
        FoldedScores halves = new FoldedScores(two, new boolean[] {true, true, false, false}, new double[4]);
        for (FoldMode mode : new FoldMode[] {FoldMode.LFW, FoldMode.FACEX_ZOO}) {
            assertThatThrownBy(() -> TenFold.of(halves, mode)).hasMessageContaining("no mated pairs");
        }
        assertThatThrownBy(() -> TenFold.of(halves, FoldMode.INSIGHTFACE)).hasMessageContaining("4 pairs");
        assertThatThrownBy(() -> ValidationRate.of(halves, 2)).hasMessageContaining("was 2");
        double[] scores = new double[40];
        scores[5] = 1.5;
        boolean[] labels = new boolean[40];
        int[] folds = new int[40];
        for (int i = 0; i < 40; i += 2) {
            labels[i] = true;
            folds[i] = 1;
        }
        assertThatThrownBy(() -> TenFold.of(new FoldedScores(folds, labels, scores), FoldMode.INSIGHTFACE))
                .hasMessageContaining("a score is 1.5");
    }
}
