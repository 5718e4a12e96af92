package dev.isogon.internal.eval.verification.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.WilsonInterval;
import dev.isogon.internal.eval.verification.Auc;
import dev.isogon.internal.eval.verification.LfwPairs;
import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final double IDENTITY = 0.6;
    private static final double NOISE = 0.3;

    /** All pairs of images: N(1 + own effect, …) for mated, N(sum of two effects, …) for non-mated pairs. */
    private static IdentityScores drawn(long seed, int identities, int images) {
        Random random = new Random(seed);
        double[] mated =
                random.doubles(identities).map(u -> random.nextGaussian()).toArray();
        double[] other =
                random.doubles(identities).map(u -> random.nextGaussian()).toArray();
        List<int[]> pairs = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (int a = 0; a < identities * images; a++) {
            for (int b = a + 1; b < identities * images; b++) {
                int i = a / images;
                int j = b / images;
                double effect = i == j ? 1 + IDENTITY * mated[i] : IDENTITY * (other[i] + other[j]);
                pairs.add(new int[] {i, j});
                scores.add(effect + NOISE * random.nextGaussian());
            }
        }
        return new IdentityScores(
                pairs.stream().mapToInt(pair -> pair[0]).toArray(),
                pairs.stream().mapToInt(pair -> pair[1]).toArray(),
                scores.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The weights taken literally: pairs repeated so often, and the exact figures of what comes out. */
    @Test
    void weightsAreRepetitions() {
        IdentityScores scores = drawn(1, 30, 3);
        // Rounded, so that there are ties.
        for (int i = 0; i < scores.scores().length; i++) {
            scores.scores()[i] = Math.rint(4 * scores.scores()[i]) / 4;
        }
        ResampledPairs pairs = ResampledPairs.ofIdentities(scores, scores.pairs(), 30);
        Random random = new Random(2);
        double[] targets = {0.001, 0.01, 0.1, 0.5, 1};
        for (int round = 0; round < 20; round++) {
            int[] weights = new int[30];
            for (int i = 0; i < 30; i++) {
                weights[random.nextInt(30)]++;
            }
            List<Double> mated = new ArrayList<>();
            List<Double> nonMated = new ArrayList<>();
            for (int p = 0; p < scores.scores().length; p++) {
                int i = scores.first()[p];
                int j = scores.second()[p];
                for (int copy = 0; copy < (i == j ? weights[i] : weights[i] * weights[j]); copy++) {
                    (i == j ? mated : nonMated).add(scores.scores()[p]);
                }
            }
            PairScores literal = new PairScores(array(mated), array(nonMated));
            ResampledFigures figures = ResampledFigures.of(
                    pairs.mated().weigh(weights, pairs.positions()),
                    pairs.nonMated().weigh(weights, pairs.positions()),
                    targets);
            assertThat(figures.auc()).isCloseTo(Auc.of(literal), within(1e-12));
            for (int t = 0; t < targets.length; t++) {
                assertThat(figures.trueAcceptRates()[t])
                        .isCloseTo(TrueAcceptRate.at(literal, targets[t]).value(), within(1e-12));
            }
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Steps (0,1) to (0,1/2), to (1/2,1/2), to (1,0): the line of equal errors is met at 1/2; and half way down a tie. */
    @Test
    void theEqualErrorOfAResampleIsWhereItsCurveCrosses() {
        double[] none = {};
        assertThat(ResampledFigures.of(new long[] {1, 0, 1}, new long[] {1, 1, 0}, none)
                        .equalErrorRate())
                .isEqualTo(0.5);
        assertThat(ResampledFigures.of(new long[] {0, 4}, new long[] {3, 1}, none)
                        .equalErrorRate())
                .isCloseTo(0.2, within(1e-12));
        assertThat(ResampledFigures.of(new long[] {0, 4}, new long[] {3, 0}, none)
                        .equalErrorRate())
                .isZero();
    }

    /** AUC in truth: Φ(1 ∕ √(variance of mated + variance of non-mated)). */
    @Test
    void identitiesCoverTheTruthAndPairsDoNot() {
        double variance = IDENTITY * IDENTITY + NOISE * NOISE + 2 * IDENTITY * IDENTITY + NOISE * NOISE;
        double truth = NormalDistribution.of(0, 1).cumulativeProbability(1 / Math.sqrt(variance));
        BootstrapSettings settings = new BootstrapSettings(100, 1, 0.95);
        int byIdentities = 0;
        int byPairs = 0;
        int rounds = 40;
        for (int round = 0; round < rounds; round++) {
            IdentityScores scores = drawn(100 + round, 30, 3);
            byIdentities += IdentityBootstrap.of(scores, settings).auc().contains(truth) ? 1 : 0;
            byPairs += PairBootstrap.of(scores.pairs(), settings).auc().contains(truth) ? 1 : 0;
        }
        // 38 of 40 less twice their own deviation, 1.4.
        assertThat(byIdentities).isGreaterThanOrEqualTo(35);
        assertThat(byPairs).isLessThan(30);
    }

    @Test
    void equalSeedsGiveEqualIntervalsAndOthersDoNot() {
        IdentityScores scores = drawn(3, 40, 2);
        BootstrapSettings settings = new BootstrapSettings(100, 7, 0.9);
        Intervals intervals = IdentityBootstrap.of(scores, settings, 0.1, 0.01);
        assertThat(IdentityBootstrap.of(scores, settings, 0.1, 0.01)).isEqualTo(intervals);
        assertThat(IdentityBootstrap.of(scores, new BootstrapSettings(100, 8, 0.9), 0.1, 0.01))
                .isNotEqualTo(intervals);
        assertThat(intervals.method()).contains("40 identities");
        // A gap in the numbers of identities changes nothing.
        IdentityScores apart = new IdentityScores(
                IntStream.of(scores.first()).map(i -> 3 * i + 5).toArray(),
                IntStream.of(scores.second()).map(i -> 3 * i + 5).toArray(),
                scores.scores());
        assertThat(IdentityBootstrap.of(apart, settings, 0.1, 0.01)).isEqualTo(intervals);
    }

    @Test
    void lfwHasIntervalsAboutItsFigures() throws IOException {
        PairScores scores = LfwPairs.read().pooled();
        Intervals intervals = PairBootstrap.of(scores, BootstrapSettings.USUAL, 0.1, 0.001);
        assertThat(intervals.method()).contains("independent");
        assertThat(intervals.auc().value()).isCloseTo(0.9920, within(5e-5));
        // Hanley and McNeil's standard error at 0.992 with 3,000 of either is 0.0011 to 0.0014.
        assertThat(intervals.auc().low()).isBetween(0.9880, 0.9910);
        assertThat(intervals.auc().high()).isBetween(0.9930, 0.9950);
        assertThat(intervals.equalErrorRate().contains(0.0297)).isTrue();
        // At a fixed threshold 0.9813 of 3,000 would be ±0.0048.
        Interval tenth = intervals.trueAcceptRates().get(0);
        assertThat(tenth.low()).isBetween(0.974, 0.979);
        assertThat(tenth.high()).isBetween(0.984, 0.988);
        assertThat(intervals.acceptedOverFalseAccepts().low()).isNotNull().isSorted();
        List<Double> low =
                Objects.requireNonNull(intervals.detectionErrorTradeoff().low());
        List<Double> high =
                Objects.requireNonNull(intervals.detectionErrorTradeoff().high());
        for (int i = 0; i < low.size(); i++) {
            double accepted = intervals.acceptedOverFalseAccepts().y().get(i);
            assertThat(intervals.detectionErrorTradeoff().y().get(i)).isCloseTo(1 - accepted, within(1e-12));
            assertThat(low.get(i)).isLessThanOrEqualTo(high.get(i));
        }
    }

    @Test
    void fewIdentitiesAreRefusedByTheirNumber() {
        assertThatThrownBy(() -> IdentityBootstrap.of(drawn(1, 29, 2), BootstrapSettings.USUAL))
                .hasMessageContaining("29 identities");
        // Forty people, but mated pairs of two only.
        IdentityScores scores = drawn(1, 40, 2);
        int[] kept = IntStream.range(0, scores.scores().length)
                .filter(i -> scores.first()[i] != scores.second()[i] || scores.first()[i] < 2)
                .toArray();
        IdentityScores few = new IdentityScores(
                IntStream.of(kept).map(i -> scores.first()[i]).toArray(),
                IntStream.of(kept).map(i -> scores.second()[i]).toArray(),
                IntStream.of(kept).mapToDouble(i -> scores.scores()[i]).toArray());
        assertThatThrownBy(() -> IdentityBootstrap.of(few, BootstrapSettings.USUAL))
                .hasMessageContaining("2 identities with mated pairs");
        assertThatThrownBy(() -> IdentityBootstrap.of(scores, BootstrapSettings.USUAL, 1.5))
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> new BootstrapSettings(99, 1, 0.95)).hasMessageContaining("99");
        assertThatThrownBy(() -> new IdentityScores(new int[] {-1}, new int[] {0}, new double[1]))
                .hasMessageContaining("pair 0");
    }

    /** The values that every table has: Newcombe, Statistics in Medicine 17 (1998), table I. */
    @Test
    void wilsonsIntervalIsThePublishedOne() {
        assertThat(WilsonInterval.of(81, 263, 0.95).low()).isCloseTo(0.2553, within(5e-5));
        assertThat(WilsonInterval.of(81, 263, 0.95).high()).isCloseTo(0.3662, within(5e-5));
        assertThat(WilsonInterval.of(15, 148, 0.95).low()).isCloseTo(0.0624, within(5e-5));
        assertThat(WilsonInterval.of(15, 148, 0.95).high()).isCloseTo(0.1605, within(5e-5));
        assertThat(WilsonInterval.of(0, 20, 0.95).low()).isZero();
        assertThat(WilsonInterval.of(0, 20, 0.95).high()).isCloseTo(0.1611, within(5e-5));
        assertThat(WilsonInterval.of(20, 20, 0.95).high()).isEqualTo(1);
        assertThatThrownBy(() -> WilsonInterval.of(3, 2, 0.95)).hasMessageContaining("3 of 2");
    }
}
