package dev.isogon.internal.eval.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.Curve;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RocTest {

    private static double[] falseAccepts(Roc roc) {
        return IntStream.range(0, roc.size())
                .mapToDouble(i -> roc.point(i).falseMatchRate())
                .toArray();
    }

    private static double[] trueAccepts(Roc roc) {
        return IntStream.range(0, roc.size())
                .mapToDouble(i -> roc.point(i).trueAcceptRate())
                .toArray();
    }

    private static double[] thresholds(Roc roc) {
        return IntStream.range(0, roc.size())
                .mapToDouble(i -> roc.point(i).threshold())
                .toArray();
    }

    private static Roc of(double mated, double nonMated) {
        return Roc.of(new PairScores(new double[] {mated}, new double[] {nonMated}));
    }

    /** From scikit-learn's {@code test_roc_curve_toydata} (BSD-3). */
    @Test
    void twoPairsGiveScikitLearnsCurves() {
        assertThat(trueAccepts(of(1, 0))).containsExactly(0, 1, 1);
        assertThat(falseAccepts(of(1, 0))).containsExactly(0, 0, 1);
        assertThat(trueAccepts(of(0, 1))).containsExactly(0, 0, 1);
        assertThat(falseAccepts(of(0, 1))).containsExactly(0, 1, 1);
        // A tie is one oblique step.
        assertThat(trueAccepts(of(1, 1))).containsExactly(0, 1);
        assertThat(falseAccepts(of(1, 1))).containsExactly(0, 1);
    }

    /** From scikit-learn's {@code test_roc_curve_drop_intermediate}. */
    @Test
    void pointsWithinAStraightRunAreLeftOutAsScikitLearnDoes() {
        Roc roc = Roc.of(new PairScores(new double[] {0.7, 1}, new double[] {0, 0.2, 0.5, 0.6}));
        assertThat(thresholds(roc)).containsExactly(Double.POSITIVE_INFINITY, 1, 0.7, 0);
        roc = Roc.of(new PairScores(
                new double[] {0.6, 0.7, 0.8, 0.9, 0.9, 1}, new double[] {0, 0.1, 0.6, 0.6, 0.7, 0.8, 0.9}));
        assertThat(thresholds(roc)).containsExactly(Double.POSITIVE_INFINITY, 1, 0.9, 0.7, 0.6, 0);
    }

    @Test
    void theAreaByTrapeziaIsTheAuc() throws IOException {
        for (PairScores scores : new PairScores[] {
            IrisPairs.OVERLAPPING, IrisPairs.SEPARABLE, LfwPairs.read().pooled()
        }) {
            Roc roc = Roc.of(scores);
            double[] x = falseAccepts(roc);
            double[] y = trueAccepts(roc);
            double area = 0;
            for (int i = 1; i < x.length; i++) {
                area += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
            }
            assertThat(area).isCloseTo(Auc.of(scores), within(1e-12));
        }
    }

    /** Values of the same definition in numpy. */
    @Test
    void nearestIsTheNearestPointThatScikitLearnKeeps() throws IOException {
        PairScores scores = LfwPairs.read().pooled();
        assertThat(Roc.of(scores).size()).isEqualTo(260);
        double[] target = {1e-4, 5e-4, 1e-3, 3.3e-3, 1e-2, 1e-1};
        double[] accepted = {0.9066666667, 0.9233333333, 0.924, 0.945, 0.962, 0.9816666667};
        double[] far = {0, 0.0006666667, 0.001, 0.0033333333, 0.0106666667, 0.101};
        for (int i = 0; i < target.length; i++) {
            TrueAcceptRate nearest = TrueAcceptRate.at(scores, target[i], FarMode.NEAREST);
            assertThat(nearest.value()).isCloseTo(accepted[i], within(1e-9));
            assertThat(nearest.falseAcceptRate()).isCloseTo(far[i], within(1e-9));
        }
    }

    /** Values of insightface's definition in numpy and scipy. */
    @Test
    void interpolatedGoesBetweenThousandthsOfSquaredDistance() throws IOException {
        PairScores scores = LfwPairs.read().pooled();
        TrueAcceptRate thousandth = TrueAcceptRate.at(scores, 1e-3, FarMode.INTERPOLATED);
        assertThat(thousandth.rates().threshold()).isCloseTo(1 - 1.312 / 2, within(1e-9));
        assertThat(thousandth.value()).isEqualTo(0.924);
        TrueAcceptRate hundredth = TrueAcceptRate.at(scores, 1e-2, FarMode.INTERPOLATED);
        assertThat(hundredth.rates().threshold()).isCloseTo(1 - 1.527 / 2, within(1e-9));
        assertThat(hundredth.value()).isCloseTo(0.9613333333, within(1e-9));
    }

    /** Distances 0 and 2 of two mated, 1, 3 and 4 of three non-mated pairs. */
    @Test
    void interpolationIsByHand() {
        PairScores scores = new PairScores(new double[] {1, 0}, new double[] {0.5, -0.5, -1});
        // FAR is 0 up to 1 and 1/3 from 1.001: a sixth lies at 1.0005.
        TrueAcceptRate sixth = TrueAcceptRate.at(scores, 1 / 6.0, FarMode.INTERPOLATED);
        assertThat(sixth.rates().threshold()).isCloseTo(1 - 1.0005 / 2, within(1e-9));
        assertThat(sixth.value()).isEqualTo(0.5);
        assertThat(sixth.falseAcceptRate()).isEqualTo(1 / 3.0);
        // Where the FAR is met by many distances the last of them counts: 3.
        assertThat(TrueAcceptRate.at(scores, 1 / 3.0, FarMode.INTERPOLATED)
                        .rates()
                        .threshold())
                .isCloseTo(1 - 3.0 / 2, within(1e-9));
        // No distance below 4 accepts all three: threshold 0 accepts nothing, not even distance 0.
        TrueAcceptRate all = TrueAcceptRate.at(scores, 1, FarMode.INTERPOLATED);
        assertThat(all.rates().threshold()).isEqualTo(1);
        assertThat(all.value()).isZero();
    }

    @Test
    void figuresRiseFromOneFalseAcceptToAll() throws IOException {
        PairScores scores = LfwPairs.read().pooled();
        Curve curve = Roc.acceptedOverFalseAccepts(scores, 500);
        Curve det = Roc.detectionErrorTradeoff(scores, 500);
        assertThat(curve.x()).hasSizeBetween(200, 500).isSorted().doesNotHaveDuplicates();
        assertThat(curve.x().get(0)).isEqualTo(1 / 3000.0);
        assertThat(curve.x().get(curve.x().size() - 1)).isEqualTo(1);
        assertThat(curve.y()).isSorted();
        for (int i = 0; i < curve.x().size(); i++) {
            TrueAcceptRate rate = TrueAcceptRate.at(scores, curve.x().get(i));
            assertThat(curve.y().get(i)).isEqualTo(rate.value());
            assertThat(det.y().get(i)).isEqualTo(rate.rates().falseNonMatchRate());
        }
        assertThat(Roc.acceptedOverFalseAccepts(new PairScores(new double[] {1}, new double[] {0}), 500)
                        .x())
                .containsExactly(1.0);
    }
}
