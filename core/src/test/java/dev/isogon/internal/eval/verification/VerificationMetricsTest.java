package dev.isogon.internal.eval.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.AllowedShare;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against bob.measure's and Bosaris's values, an independent script on LFW's pairs, and plain loops. */
class VerificationMetricsTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void lfwGivesWhatAnIndependentScriptGave() throws IOException {
        PairScores scores = LfwPairs.read().pooled();
        assertThat(Auc.of(scores)).isCloseTo(0.99200, within(5e-6));
        assertThat(EqualErrorRate.of(scores).value()).isCloseTo(0.0297, within(5e-5));
        assertThat(TrueAcceptRate.at(scores, 0.1).value()).isCloseTo(0.9813, within(5e-5));
        assertThat(TrueAcceptRate.at(scores, 0.01).value()).isCloseTo(0.9613, within(5e-5));
        assertThat(TrueAcceptRate.at(scores, 0.001).value()).isCloseTo(0.9240, within(5e-5));
        // 89 of 3,000 on either side, at the score 0.19762127 and a little below it.
        assertThat(EqualErrorRate.of(scores).rates().falseMatches()).isEqualTo(89);
        assertThat(EqualErrorRate.of(scores).threshold()).isBetween(0.197, 0.19762127);
        assertThat(ErrorRates.at(scores, EqualErrorRate.of(scores).threshold()))
                .isEqualTo(EqualErrorRate.of(scores).rates());
        assertThat(DetectionCost.least(scores, DetectionCost.Costs.NIST_2016).value())
                .isCloseTo(0.0933333333, within(1e-9));
        assertThat(TrueAcceptRate.at(scores, 0.01).isSupported()).isTrue();
        assertThat(TrueAcceptRate.at(scores, 0.001).isSupported()).isFalse();
    }

    @Test
    void theEqualErrorIsWhereBobAndBosarisPutIt() {
        EqualErrorRate apart = EqualErrorRate.of(IrisPairs.SEPARABLE);
        assertThat(apart.value()).isZero();
        // (1.9 + 4.5) / 2
        assertThat(apart.threshold()).isEqualTo(3.2);
        assertThat(EqualErrorRate.onConvexHull(IrisPairs.SEPARABLE)).isZero();
        assertThat(EqualErrorRate.onConvexHull(IrisPairs.OVERLAPPING)).isCloseTo(0.116363636363636, within(1e-14));
    }

    @Test
    void theConvexHullHasBosarisCorners() {
        ConvexHull hull = ConvexHull.of(IrisPairs.OVERLAPPING);
        // Of 50 and 50, false alarms 0 0 .06 .1 .28 .68 1 with misses 1 .48 .22 .12 .08 0 0.
        assertThat(hull.falseMatches()).containsExactly(0, 0, 3, 5, 14, 34, 50);
        assertThat(hull.trueMatches()).containsExactly(0, 26, 39, 44, 46, 50, 50);
    }

    @Test
    void trueAcceptsAtAFarAreBobs() {
        double[] rejected = {0.48, 0.12, 0};
        double[] far = {0, 0.1, 1};
        double[] target = {0.01, 0.1, 1};
        for (int i = 0; i < target.length; i++) {
            TrueAcceptRate rate = TrueAcceptRate.at(IrisPairs.OVERLAPPING, target[i]);
            assertThat(1 - rate.value()).isCloseTo(rejected[i], within(1e-12));
            assertThat(rate.falseAcceptRate()).isEqualTo(far[i]);
        }
        assertThat(Auc.of(IrisPairs.OVERLAPPING)).isCloseTo(0.9326, within(1e-12));
    }

    @Test
    void tiesNeverLiftTheFarAboveItsTarget() {
        // bob.measure's case: of nine scores four are 1.0, so a FAR of 0.5 lets those in, and 0.4 none at all.
        double[] mated = {0.0, 0.0, 0.0, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5};
        double[] nonMated = {0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.0, 1.0, 1.0};
        PairScores scores = new PairScores(mated, nonMated);
        ErrorRates half = TrueAcceptRate.at(scores, 0.5).rates();
        assertThat(half.threshold()).isGreaterThan(0.9).isLessThanOrEqualTo(1.0);
        assertThat(half.falseMatches()).isEqualTo(4);
        ErrorRates less = TrueAcceptRate.at(scores, 0.4).rates();
        assertThat(less.threshold()).isGreaterThan(1.0);
        assertThat(less.falseMatches()).isZero();
        assertThat(TrueAcceptRate.at(scores, 1).rates().falseMatches()).isEqualTo(9);
        // 0.07 · 100 is 7.000000000000001 in floating point, and 0.29 · 100 is 28.999999999999996.
        assertThat(Math.floor(AllowedShare.of(0.07, 100))).isEqualTo(7);
        assertThat(Math.floor(AllowedShare.of(0.29, 100))).isEqualTo(29);
    }

    @Test
    void costsAreWeighedByHand() {
        // τ = 2 rejects one of two mated and accepts none of four: 1·0.5·1/2 / 0.5 = 0.5; τ = 1 accepts one: 0.25.
        PairScores scores = new PairScores(new double[] {1, 2}, new double[] {0, 0, 0, 1});
        DetectionCost even = DetectionCost.least(scores, new DetectionCost.Costs(1, 1, 0.5));
        assertThat(even.value()).isEqualTo(0.25);
        assertThat(even.rates().threshold()).isEqualTo(1);
        // With P = 0.01 the false alarm costs 0.99 · 0.25 / 0.01 = 24.75, the miss 0.5.
        DetectionCost rare = DetectionCost.least(scores, DetectionCost.Costs.NIST_2016);
        assertThat(rare.value()).isEqualTo(0.5);
        assertThat(rare.rates().threshold()).isEqualTo(2);
        assertThat(DetectionCost.at(scores, 1, DetectionCost.Costs.NIST_2016).value())
                .isCloseTo(24.75, within(1e-9));
        // Where scores mislead, nothing is cheaper than rejecting all.
        DetectionCost none = DetectionCost.least(new PairScores(new double[] {0}, new double[] {1}), rare.costs());
        assertThat(none.value()).isEqualTo(1);
        assertThat(none.rates().threshold()).isEqualTo(INFINITY);
    }

    @Test
    void randomTiedScoresAgreeWithPlainLoops() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            double[] mated =
                    random.ints(1 + random.nextInt(30), 2, 12).asDoubleStream().toArray();
            double[] nonMated =
                    random.ints(1 + random.nextInt(30), 0, 9).asDoubleStream().toArray();
            PairScores scores = new PairScores(mated, nonMated);
            double wins = 0;
            for (double m : mated) {
                for (double n : nonMated) {
                    wins += m > n ? 1 : m == n ? 0.5 : 0;
                }
            }
            assertThat(Auc.of(scores)).isCloseTo(wins / (mated.length * nonMated.length), within(1e-12));
            double cheapest = 1;
            double closest = 1;
            double eer = 0.5;
            double target = random.nextInt(11) / 10.0;
            double highest = 0;
            for (double tau = 0; tau <= 12; tau++) {
                double fmr = share(nonMated, tau);
                double fnmr = 1 - share(mated, tau);
                cheapest = Math.min(cheapest, (0.1 * fnmr + 0.9 * fmr) / 0.1);
                if (Math.abs(fmr - fnmr) < closest - 1e-9
                        || (Math.abs(fmr - fnmr) < closest + 1e-9 && (fmr + fnmr) / 2 < eer)) {
                    closest = Math.abs(fmr - fnmr);
                    eer = (fmr + fnmr) / 2;
                }
                highest = fmr <= target + 1e-9 ? Math.max(highest, 1 - fnmr) : highest;
            }
            assertThat(DetectionCost.least(scores, new DetectionCost.Costs(1, 1, 0.1))
                            .value())
                    .isCloseTo(cheapest, within(1e-12));
            assertThat(EqualErrorRate.of(scores).value()).isCloseTo(eer, within(1e-12));
            assertThat(TrueAcceptRate.at(scores, target).value()).isCloseTo(highest, within(1e-12));
        }
    }

    private static double share(double[] scores, double threshold) {
        int accepted = 0;
        for (double score : scores) {
            accepted += score >= threshold ? 1 : 0;
        }
        return (double) accepted / scores.length;
    }
}
