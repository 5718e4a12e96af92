package dev.isogon.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final double[] SCORES = {0.9, 0.8, 0.7, 0.6, 0.5, 0.4};
    private static final boolean[] MATED = {true, true, false, true, false, false};

    /** Of 3×3 pairs of a mated and a non-mated score, all but (0.6, 0.7) are in order: AUC 8/9. */
    @Test
    void figuresOfScoresAreThoseWorkedByHand() {
        EvaluationResult result = Evaluation.ofScores(SCORES, MATED).run();
        assertThat(result.figure("AUC").value()).isCloseTo(8.0 / 9, within(1e-12));
        // No non-mated score may pass, so the threshold is above 0.7: two of three.
        Measurement none = result.figure("TAR at FAR 0.001");
        assertThat(none.value()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(none.threshold()).isGreaterThan(0.7).isLessThanOrEqualTo(0.8);
        assertThat((none.low() == null) != (none.noInterval() == null)).isTrue();
        // One of three may pass.
        assertThat(Evaluation.ofScores(SCORES, MATED)
                        .falseAcceptRates(0.34)
                        .run()
                        .figure("TAR at FAR 0.34")
                        .value())
                .isEqualTo(1);
        assertThat(result.figures())
                .extracting(Measurement::name)
                .contains("EER")
                .doesNotContain("MAP@R");
    }

    /**
     * Of three mated scores 0.9, 0.8, 0.6 and three non-mated 0.7, 0.5, 0.4, and one failure a side. At FMR 1 ∕ 3 all three mated
     * ones pass: FNMR 0, so FRR is FTA = 1 ∕ 4 and FAR = 1 ∕ 3 · 3 ∕ 4. At FMR 0 two do: FRR = 1 ∕ 4 + 1 ∕ 3 · 3 ∕ 4 = 1 ∕ 2, which is 2 of 4.
     */
    @Test
    void comparisonsThatFailedAreCountedBesideTheOthers() {
        double[] scores = {0.9, 0.8, 0.7, 0.6, 0.5, 0.4, Double.NaN, Double.NEGATIVE_INFINITY};
        boolean[] mated = {true, true, false, true, false, false, true, false};
        EvaluationResult result =
                Evaluation.ofScores(scores, mated).falseAcceptRates(0.34, 0.1).run();
        assertThat(result.figure("AUC").value()).isCloseTo(8.0 / 9, within(1e-12));
        Measurement fta = result.figure("FTA");
        assertThat(fta.value()).isEqualTo(2.0 / 8);
        assertThat(fta.facts()).containsEntry("of_mated", 0.25).containsEntry("of_non_mated", 0.25);
        Measurement lenient = result.figure("FRR at FMR 0.34");
        assertThat(lenient.value()).isCloseTo(0.25, within(1e-12));
        assertThat(lenient.facts())
                .containsEntry("fmr", 1.0 / 3)
                .containsEntry("fnmr", 0.0)
                .containsEntry("far_of_all", 1.0 / 3 * 0.75);
        assertThat(lenient.threshold())
                .isEqualTo(result.figure("TAR at FAR 0.34").threshold());
        assertThat(result.figure("FRR at FMR 0.1").value()).isCloseTo(0.5, within(1e-12));
        assertThat(result.warnings())
                .anySatisfy(warning ->
                        assertThat(warning).contains("1 of 4 mated and 1 of 4 non-mated comparisons have no score"));
        // The same by hand: what is not accepted at that threshold, of all.
        double threshold = Objects.requireNonNull(lenient.threshold());
        long accepted = IntStream.range(0, 8)
                .filter(i -> mated[i] && scores[i] >= threshold)
                .count();
        assertThat(lenient.value()).isEqualTo(1 - accepted / 4.0);
        assertThat(Evaluation.ofScores(SCORES, MATED).run().figures())
                .extracting(Measurement::name)
                .doesNotContain("FTA");
    }

    /** Distances are 1 − score: the same figures, and thresholds that are 1 − threshold but for the smallest step. */
    @Test
    void distancesGiveTheSameFiguresInTheirOwnNumbers() {
        double[] distances = Arrays.stream(SCORES).map(score -> 1 - score).toArray();
        EvaluationResult result = Evaluation.ofDistances(distances, MATED).run();
        EvaluationResult same = Evaluation.ofScores(SCORES, MATED).run();
        for (int i = 0; i < same.figures().size(); i++) {
            assertThat(result.figures().get(i).value())
                    .isEqualTo(same.figures().get(i).value());
        }
        // Accepted iff the distance is at most the threshold: 0.1 and 0.2, not 0.3.
        assertThat(result.figure("TAR at FAR 0.001").threshold())
                .isGreaterThanOrEqualTo(distances[1])
                .isLessThan(distances[2]);
        double[] some = distances.clone();
        some[0] = Double.POSITIVE_INFINITY;
        assertThat(Evaluation.ofDistances(some, MATED).run().figure("FTA").value())
                .isEqualTo(1.0 / 6);
    }

    @Test
    void scoresThatPointTheOtherWayAreToldSo() {
        double[] distances = new double[40];
        boolean[] mated = new boolean[40];
        for (int i = 0; i < 40; i++) {
            mated[i] = i % 2 == 0;
            distances[i] = mated[i] ? 0.1 + i / 100.0 : 1 + i / 100.0;
        }
        assertThat(Evaluation.ofScores(distances, mated).run().warnings())
                .anySatisfy(warning ->
                        assertThat(warning).contains("AUC is 0.0000, below the 0.5 of chance", "lower", "`distance`"));
        assertThat(Evaluation.ofDistances(distances, mated).run().warnings()).noneMatch(each -> each.contains("AUC"));
        double[] scores = Arrays.stream(distances).map(each -> -each).toArray();
        assertThat(Evaluation.ofDistances(scores, mated).run().warnings())
                .anySatisfy(warning -> assertThat(warning).contains("larger distances", "leave `distance` out"));
        // Six scores below chance by luck are no reason to say so.
        assertThat(Evaluation.ofScores(new double[] {3, 1, 2, 4}, new boolean[] {false, true, true, false})
                        .run()
                        .warnings())
                .noneMatch(each -> each.contains("AUC"));
        float[][] rows = new float[80][2];
        int[] identities = new int[80];
        for (int i = 0; i < 80; i++) {
            identities[i] = i / 2;
            double angle = i % 2 * Math.PI + i * 0.01;
            rows[i] = new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
        }
        assertThat(Evaluation.of(rows, identities).run().warnings())
                .anySatisfy(warning -> assertThat(warning).contains("Are the labels in the order of the embeddings?"));
    }

    @Test
    void embeddingsAreSearchedRankedAndClustered() {
        Random random = new Random(3);
        float[][] rows = new float[40 * 4][8];
        int[] identities = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            identities[i] = i / 4;
            Random centre = new Random(100 + i / 4);
            for (int k = 0; k < 8; k++) {
                rows[i][k] = (float) (centre.nextGaussian() + 0.05 * random.nextGaussian());
            }
        }
        EvaluationResult result =
                Evaluation.of(rows, identities).run(Work.silent().withThreads(1));
        assertThat(result.figure("precision at 1").value()).isEqualTo(nearestOfTheSame(rows, identities));
        assertThat(result.figures())
                .extracting(Measurement::name)
                .contains("AUC", "EER", "TAR at FAR 0.01", "rank 1", "MAP@R", "R-precision", "MRR", "NMI", "AMI");
        Measurement rank = result.figure("rank 1");
        assertThat(rank.value()).isEqualTo(1);
        assertThat(rank.confidence()).isEqualTo(0.95);
        float[][] others = new float[30][8];
        int[] whose = new int[30];
        for (int i = 0; i < 30; i++) {
            whose[i] = i;
            for (int k = 0; k < 8; k++) {
                others[i][k] = (float) random.nextGaussian();
            }
        }
        assertThat(Evaluation.of(rows, identities)
                        .strangers(Embeddings.of(others), whose)
                        .falsePositiveRates(0.25)
                        .run()
                        .figures())
                .extracting(Measurement::name)
                .contains("DIR at FPIR 0.25", "OSCR, area");
    }

    private static double nearestOfTheSame(float[][] rows, int[] identities) {
        int right = 0;
        for (int i = 0; i < rows.length; i++) {
            int best = -1;
            double highest = -2;
            for (int j = 0; j < rows.length; j++) {
                double product = 0;
                double a = 0;
                double b = 0;
                for (int k = 0; k < rows[i].length; k++) {
                    product += (double) rows[i][k] * rows[j][k];
                    a += (double) rows[i][k] * rows[i][k];
                    b += (double) rows[j][k] * rows[j][k];
                }
                double cosine = product / Math.sqrt(a * b);
                if (i != j && cosine > highest) {
                    highest = cosine;
                    best = j;
                }
            }
            right += identities[best] == identities[i] ? 1 : 0;
        }
        return (double) right / rows.length;
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Evaluation.ofScores(SCORES, new boolean[6]).run())
                .isInstanceOf(SettingsException.class);
        assertThatThrownBy(() ->
                        Evaluation.ofScores(SCORES, MATED).strangers(Embeddings.of(new float[][] {{1}}), new int[] {0}))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        Evaluation.ofScores(new double[] {1, Double.POSITIVE_INFINITY}, new boolean[] {true, false}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("score of pair 1 (from 0) is Infinity", "no threshold rejects");
        assertThatThrownBy(() ->
                        Evaluation.ofDistances(new double[] {Double.NEGATIVE_INFINITY, 1}, new boolean[] {true, false}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("distance of pair 0 (from 0) is -Infinity");
        assertThatThrownBy(() -> Evaluation.ofScores(new double[] {Double.NaN, 1}, new boolean[] {true, false})
                        .run())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("all 1 mated comparisons failed");
        assertThatThrownBy(() ->
                        Evaluation.ofScores(SCORES, MATED).falseAcceptRates(2).run())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Evaluation.ofScores(SCORES, MATED).run().figure("rank 1"))
                .hasMessageContainingAll("there is no figure rank 1", "AUC, EER");
        assertThatThrownBy(() -> Embeddings.of(new float[][] {{1, 2}, {1}})).hasMessageContaining("row 1 has 1");
        assertThatThrownBy(() -> Evaluation.of(new float[][] {{1, 2}, {1, 3}}, new int[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void embeddingsOfZerosAreLeftOutAndNamedAndWhatIsNotFiniteIsRefused() {
        float[][] rows = {{1, 0}, {1, 0.1f}, {0, 0}, {0, 1}, {0.1f, 1}};
        EvaluationResult result = Evaluation.of(rows, new int[] {0, 0, 0, 1, 1}).run();
        assertThat(result.warnings())
                .anySatisfy(warning ->
                        assertThat(warning).contains("1 of 5 images failed to enrol, its embedding is zeros: 2"));
        float[][] without = {{1, 0}, {1, 0.1f}, {0, 1}, {0.1f, 1}};
        assertThat(result.figure("FTE").value()).isEqualTo(0.2);
        assertThat(result.figures())
                .filteredOn(each -> !each.name().equals("FTE"))
                .isEqualTo(Evaluation.of(without, new int[] {0, 0, 1, 1}).run().figures());
        rows[4][1] = Float.NaN;
        Evaluation bad = Evaluation.of(rows, new int[] {0, 0, 0, 1, 1});
        assertThatThrownBy(bad::run).hasMessageContaining("row 4 (4) holds NaN");
        assertThatThrownBy(() -> Calibration.of(rows, new int[] {0, 0, 0, 1, 1}))
                .hasMessageContaining("row 4 (4) holds NaN");
        rows[4][1] = 1;
        assertThatThrownBy(() -> Calibration.of(rows, new int[] {0, 0, 0, 1, 1}))
                .hasMessageContaining("zeros")
                .hasMessageContaining("row 2 (2)");
    }
}
