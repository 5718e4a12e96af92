package dev.isogon.internal.eval.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RefusedScoresTest {

    private static final double[] NONE = {};
    private static final double[] ONE = {0.5};
    private static final double LOWEST = Double.NEGATIVE_INFINITY;

    @Test
    void aSideWithoutPairsIsRefusedByItsName() {
        assertThatThrownBy(() -> new PairScores(NONE, ONE)).hasMessageContaining("no mated pairs");
        assertThatThrownBy(() -> new PairScores(ONE, NONE)).hasMessageContaining("no non-mated pairs");
        assertThatThrownBy(() -> PairScores.of(new boolean[] {true, true}, new double[] {1, 2}))
                .hasMessageContaining("no non-mated pairs");
        assertThatThrownBy(() -> PairScores.of(new boolean[1], new double[2])).hasMessageContaining("1 and 2");
    }

    @Test
    void noNumberIsRefusedOnEitherSide() {
        assertThatThrownBy(() -> new PairScores(new double[] {1, Double.NaN}, ONE))
                .hasMessageContaining("mated pair is NaN");
        assertThatThrownBy(() -> new PairScores(ONE, new double[] {Double.NaN, 1}))
                .hasMessageContaining("non-mated pair is NaN");
        assertThatThrownBy(() -> new PairScores(ONE, new double[] {Double.POSITIVE_INFINITY}))
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> ErrorRates.at(new PairScores(ONE, ONE), Double.NaN))
                .hasMessageContaining("threshold is NaN");
    }

    /** Mated: −∞, 2; non-mated: −∞, 1. */
    @Test
    void pairsThatCouldNotBeComparedAreNeverAcceptedAtAFiniteThreshold() {
        PairScores scores = new PairScores(new double[] {LOWEST, 2}, new double[] {1, LOWEST});
        assertThat(TrueAcceptRate.at(scores, 0.4).value()).isEqualTo(0.5);
        assertThat(TrueAcceptRate.at(scores, 0.5).value()).isEqualTo(0.5);
        assertThat(TrueAcceptRate.at(scores, 0.5).rates().threshold()).isEqualTo(-Double.MAX_VALUE);
        assertThat(TrueAcceptRate.at(scores, 1).value()).isEqualTo(1);
        // Of four comparisons 2 > 1, 2 > −∞ and −∞ = −∞, a half.
        assertThat(Auc.of(scores)).isEqualTo(2.5 / 4);
        // FNMR is 1/2 at either finite score; FMR is 1/2 at 1.
        assertThat(EqualErrorRate.of(scores).value()).isEqualTo(0.5);
        assertThat(EqualErrorRate.of(scores).threshold()).isEqualTo(1);
        Roc roc = Roc.of(scores);
        assertThat(roc.point(roc.size() - 1).threshold()).isEqualTo(LOWEST);
        assertThatThrownBy(() -> ScoreHistogram.of(scores, 4)).hasMessageContaining("-Infinity");
    }

    @Test
    void scoresThatAreAllEqualSayNothing() {
        PairScores scores = new PairScores(new double[] {3, 3, 3}, new double[] {3, 3});
        assertThat(Auc.of(scores)).isEqualTo(0.5);
        assertThat(EqualErrorRate.of(scores).value()).isEqualTo(0.5);
        assertThat(EqualErrorRate.onConvexHull(scores)).isEqualTo(0.5);
        assertThat(TrueAcceptRate.at(scores, 0.9).value()).isZero();
        assertThat(ScoreHistogram.of(scores, 2).edges()).containsExactly(2.5, 3.0, 3.5);
        assertThat(ScoreHistogram.of(scores, 2).mated()).containsExactly(0L, 3L);
    }

    @Test
    void minusZeroIsZero() {
        PairScores scores = new PairScores(new double[] {-0.0, 0.0}, new double[] {0.0, -0.0});
        assertThat(Auc.of(scores)).isEqualTo(0.5);
        assertThat(Roc.of(scores).size()).isEqualTo(2);
        assertThat(ErrorRates.at(scores, 0).falseMatches()).isEqualTo(2);
        assertThat(ErrorRates.at(scores, -0.0).falseMatches()).isEqualTo(2);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        PairScores scores = new PairScores(ONE, ONE);
        assertThatThrownBy(() -> TrueAcceptRate.at(scores, -0.1)).hasMessageContaining("was -0.1");
        assertThatThrownBy(() -> TrueAcceptRate.at(scores, Double.NaN)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> new DetectionCost.Costs(1, 1, 1)).hasMessageContaining("0 and 1");
        assertThatThrownBy(() -> new DetectionCost.Costs(0, 1, 0.5)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Roc.acceptedOverFalseAccepts(scores, 1)).hasMessageContaining("2 points");
        assertThatThrownBy(() -> ScoreHistogram.of(scores, 0)).hasMessageContaining("1 bin");
        assertThatThrownBy(() -> TrueAcceptRate.at(new PairScores(ONE, new double[] {80}), 0.1, FarMode.INTERPOLATED))
                .hasMessageContaining("80");
    }

    @Test
    void aBinHoldsItsLowerEndAndTheLastBoth() {
        ScoreHistogram histogram =
                ScoreHistogram.of(new PairScores(new double[] {0, 1, 2}, new double[] {0.5, 1.5, 1}), 2);
        assertThat(histogram.edges()).containsExactly(0.0, 1.0, 2.0);
        assertThat(histogram.mated()).containsExactly(1L, 2L);
        assertThat(histogram.nonMated()).containsExactly(1L, 2L);
    }
}
