package dev.isogon.internal.eval.verification.weighted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.Spread;
import dev.isogon.internal.eval.resampling.BootstrapSettings;
import dev.isogon.internal.eval.resampling.ResampledFigure;
import dev.isogon.internal.eval.resampling.ResampledFigure.Of;
import dev.isogon.internal.eval.verification.Auc;
import dev.isogon.internal.eval.verification.DetectionCost;
import dev.isogon.internal.eval.verification.DistinctScores;
import dev.isogon.internal.eval.verification.EqualErrorRate;
import dev.isogon.internal.eval.verification.ErrorRates;
import dev.isogon.internal.eval.verification.LfwPairs;
import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.ScoredPairs;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class ResampledPairsTest {

    private static final double IDENTITY = 0.6;
    private static final double NOISE = 0.3;

    private static final List<ResampledFigure<ScoredPairs>> FIGURES = List.of(
            of(Auc::of, Of.BOTH),
            of(each -> EqualErrorRate.of(each).value(), Of.BOTH),
            of(each -> TrueAcceptRate.at(each, 0.1).value(), Of.MATED_AT_THRESHOLD),
            of(each -> TrueAcceptRate.at(each, 0.01).value(), Of.MATED_AT_THRESHOLD));

    private static ResampledFigure<ScoredPairs> of(ToDoubleFunction<ScoredPairs> value, Of whose) {
        return new ResampledFigure<>(value, whose);
    }

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
        IdentityPairs pairs = IdentityPairs.of(scores);
        Random random = new Random(2);
        double[] targets = {0.001, 0.01, 0.1, 0.5, 1};
        for (int round = 0; round < 20; round++) {
            double[] weights = new double[30];
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
            ScoredPairs weighted = pairs.under(weights);
            assertThat(Auc.of(weighted)).isCloseTo(Auc.of(literal), within(1e-12));
            assertThat(EqualErrorRate.of(weighted)).isEqualTo(EqualErrorRate.of(literal));
            assertThat(DetectionCost.least(weighted, DetectionCost.Costs.NIST_2008))
                    .isEqualTo(DetectionCost.least(literal, DetectionCost.Costs.NIST_2008));
            for (double target : targets) {
                assertThat(TrueAcceptRate.at(weighted, target).value())
                        .isCloseTo(TrueAcceptRate.at(literal, target).value(), within(1e-12));
            }
            for (double threshold = -4; threshold < 4; threshold += 0.125) {
                assertThat(ErrorRates.at(weighted, threshold)).isEqualTo(ErrorRates.at(literal, threshold));
            }
        }
    }

    /** A fine walk from wherever it begins has the same counts as the pairs themselves. */
    @Test
    void aWalkMayBeginAnywhere() {
        IdentityScores scores = drawn(4, 30, 3);
        IdentityPairs pairs = IdentityPairs.of(scores);
        double[] weights = new Random(5).doubles(30).toArray();
        ScoredPairs weighted = pairs.under(weights);
        for (double from : new double[] {Double.POSITIVE_INFINITY, 1, 0.3, 0, -0.7}) {
            DistinctScores walk = weighted.below(from);
            while (walk.next()) {
                assertThat(walk.threshold()).isLessThan(from);
                assertThat(walk.falseMatches()).isCloseTo(weighted.falseMatches(walk.threshold()), within(1e-9));
                assertThat(walk.falseNonMatches()).isCloseTo(weighted.falseNonMatches(walk.threshold()), within(1e-9));
            }
            assertThat(walk.falseMatches()).isCloseTo(weighted.nonMatedPairs(), within(1e-9));
        }
    }

    /** Scores that share a cell of the sorter, that are equal, and that are −∞. */
    @Test
    void pairsAreSortedWhateverTheirScores() {
        Random random = new Random(6);
        double[] scores = new double[3_000];
        int[] first = new int[scores.length];
        int[] second = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = i % 3 == 0 ? 1 + 1e-15 * random.nextInt(9) : i % 3 == 1 ? -1e6 * random.nextDouble() : 0.5;
            first[i] = random.nextInt(5);
            second[i] = random.nextInt(5);
        }
        scores[17] = Double.NEGATIVE_INFINITY;
        IdentityScores unsorted = new IdentityScores(first, second, scores);
        IdentityPairs pairs = IdentityPairs.of(unsorted);
        assertThat(pairs.scores().mated()).containsExactly(unsorted.pairs().mated());
        assertThat(pairs.scores().nonMated()).containsExactly(unsorted.pairs().nonMated());
        // Identity 3 alone has weight: only its mated pairs are left.
        ScoredPairs weighted = pairs.under(new double[] {0, 0, 0, 1, 0});
        long below = IntStream.range(0, scores.length)
                .filter(i -> first[i] == 3 && second[i] == 3 && scores[i] < 0.7)
                .count();
        assertThat(weighted.falseNonMatches(0.7)).isEqualTo((double) below);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
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
        double[] values = new double[rounds];
        double width = 0;
        for (int round = 0; round < rounds; round++) {
            IdentityScores scores = drawn(100 + round, 30, 3);
            Interval interval = auc(ResampledPairs.ofIdentities(IdentityPairs.of(scores), settings));
            byIdentities += interval.contains(truth) ? 1 : 0;
            byPairs += auc(ResampledPairs.ofPairs(scores.pairs(), settings)).contains(truth) ? 1 : 0;
            values[round] = interval.value();
            width += (interval.high() - interval.low()) / rounds;
        }
        // 38 of 40 less twice their own deviation, 1.4.
        assertThat(byIdentities).isGreaterThanOrEqualTo(35);
        assertThat(byPairs).isLessThan(30);
        // Normal theory: 2·1.96 deviations of the estimates of all rounds, which 40 rounds know to 11 %.
        assertThat(width).isBetween(0.7 * 3.92 * Spread.deviation(values), 1.5 * 3.92 * Spread.deviation(values));
    }

    private static Interval auc(ResampledPairs pairs) {
        return pairs.intervals(List.of(of(Auc::of, Of.BOTH))).get(0);
    }

    private static List<Interval> all(IdentityScores scores, BootstrapSettings settings) {
        return ResampledPairs.ofIdentities(IdentityPairs.of(scores), settings).intervals(FIGURES);
    }

    @Test
    void equalSeedsGiveEqualIntervalsAndOthersDoNot() {
        IdentityScores scores = drawn(3, 40, 2);
        BootstrapSettings settings = new BootstrapSettings(100, 7, 0.9);
        List<Interval> intervals = all(scores, settings);
        assertThat(all(scores, settings)).isEqualTo(intervals);
        assertThat(all(scores, new BootstrapSettings(100, 8, 0.9))).isNotEqualTo(intervals);
        assertThat(ResampledPairs.ofIdentities(IdentityPairs.of(scores), settings)
                        .method())
                .contains("40 identities");
        // A gap in the numbers of identities changes nothing.
        IdentityScores apart = new IdentityScores(
                IntStream.of(scores.first()).map(i -> 3 * i + 5).toArray(),
                IntStream.of(scores.second()).map(i -> 3 * i + 5).toArray(),
                scores.scores());
        assertThat(all(apart, settings)).isEqualTo(intervals);
    }

    @Test
    void lfwHasIntervalsAboutItsFigures() throws IOException {
        PairScores scores = LfwPairs.read().pooled();
        ResampledPairs pairs = ResampledPairs.ofPairs(scores, BootstrapSettings.USUAL);
        List<Interval> intervals = pairs.intervals(FIGURES);
        assertThat(pairs.method()).contains("independent");
        Interval auc = intervals.get(0);
        assertThat(auc.value()).isCloseTo(0.9920, within(5e-5));
        // Hanley and McNeil's standard error at 0.992 with 3,000 of either is 0.0011 to 0.0014.
        assertThat(auc.low()).isBetween(0.9880, 0.9910);
        assertThat(auc.high()).isBetween(0.9930, 0.9950);
        // At equal errors of 0.0297, √(0.0297·0.9703 ∕ 3,000 ∕ 2) of either side's mean is 0.0022: 0.0086 across.
        Interval equal = intervals.get(1);
        assertThat(equal.contains(0.0297)).isTrue();
        assertThat(equal.high() - equal.low()).isBetween(0.7 * 0.0086, 1.5 * 0.0086);
        // At a fixed threshold 0.9813 of 3,000 would be ±0.0048.
        Interval tenth = intervals.get(2);
        assertThat(tenth.low()).isBetween(0.974, 0.979);
        assertThat(tenth.high()).isBetween(0.984, 0.988);
    }

    @Test
    void fewIdentitiesAreRefusedByTheirNumber() {
        assertThatThrownBy(() -> all(drawn(1, 29, 2), BootstrapSettings.USUAL)).hasMessageContaining("29 identities");
        // Forty people, but mated pairs of two only.
        IdentityScores scores = drawn(1, 40, 2);
        int[] kept = IntStream.range(0, scores.scores().length)
                .filter(i -> scores.first()[i] != scores.second()[i] || scores.first()[i] < 2)
                .toArray();
        IdentityScores few = new IdentityScores(
                IntStream.of(kept).map(i -> scores.first()[i]).toArray(),
                IntStream.of(kept).map(i -> scores.second()[i]).toArray(),
                IntStream.of(kept).mapToDouble(i -> scores.scores()[i]).toArray());
        assertThatThrownBy(() -> all(few, BootstrapSettings.USUAL))
                .hasMessageContaining("2 identities with mated pairs");
        assertThatThrownBy(() -> ResampledPairs.ofIdentities(IdentityPairs.of(scores), BootstrapSettings.USUAL)
                        .intervals(
                                List.of(of(each -> TrueAcceptRate.at(each, 1.5).value(), Of.MATED))))
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> new BootstrapSettings(99, 1, 0.95)).hasMessageContaining("99");
        assertThatThrownBy(() -> new IdentityScores(new int[] {-1}, new int[] {0}, new double[1]))
                .hasMessageContaining("pair 0");
    }
}
