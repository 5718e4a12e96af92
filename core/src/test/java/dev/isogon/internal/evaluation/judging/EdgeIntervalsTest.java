package dev.isogon.internal.evaluation.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.pairs.LabelledScores;
import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.FigureGroup;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Measurement;
import dev.isogon.metrics.Work;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every figure without an error, or with nothing else: q = 0.025^(1∕n) is where its interval ends. */
class EdgeIntervalsTest {

    private static final List<BigDecimal> RATES = List.of(new BigDecimal("0.1"), new BigDecimal("0.01"));

    private static void ends(Measurement figure, double low, double high) {
        assertThat(Objects.requireNonNull(figure.low())).as(figure.name()).isCloseTo(low, within(1e-9));
        assertThat(Objects.requireNonNull(figure.high())).as(figure.name()).isCloseTo(high, within(1e-9));
    }

    private static EvaluationResults parted(int mated, int nonMated, boolean right, boolean folds) {
        boolean[] same = new boolean[mated + nonMated];
        double[] scores = new double[same.length];
        int[] numbers = new int[same.length];
        for (int i = 0; i < same.length; i++) {
            same[i] = i < mated;
            scores[i] = same[i] == right ? 0.6 : 0.1;
            numbers[i] = i % 3;
        }
        return SetEvaluation.ofScores(new PairJudgement(RATES), "scores", of(scores, same, folds ? numbers : null));
    }

    /** NullAway does not see in a class file that folds may be missing. */
    @SuppressWarnings("NullAway")
    private static LabelledScores of(double[] scores, boolean[] mated, int @Nullable [] folds) {
        return new LabelledScores(scores, mated, folds, ScoreKind.SIMILARITY, null);
    }

    /** TAR rests on the mated pairs, AUC and EER on the fewer ones. */
    @ParameterizedTest
    @CsvSource({"1, 1", "60, 20", "20, 60"})
    void ofPairsOfNobody(int mated, int nonMated) {
        double tar = Math.pow(0.025, 1.0 / mated);
        double both = Math.pow(0.025, 1.0 / Math.min(mated, nonMated));
        for (boolean right : new boolean[] {true, false}) {
            EvaluationResults results = parted(mated, nonMated, right, false);
            ends(results.verification().figure("auc"), right ? both : 0, right ? 1 : 1 - both);
            ends(results.verification().figure("eer"), right ? 0 : both, right ? 1 - both : 1);
            ends(results.verification().figure("tar_at_far/0.01"), right ? tar : 0, right ? 1 : 1 - tar);
        }
        // The warning quotes it.
        assertThat(parted(1, 1, true, false).warnings()).allMatch(each -> each.contains("0.0250 to 1.0000"));
    }

    @Test
    void ofAnAccuracyByFolds() {
        // 90 pairs of nobody are 90 units, however few folds they are in.
        ends(parted(60, 30, true, true).verification().figure("accuracy_3_fold"), Math.pow(0.025, 1.0 / 90), 1);
    }

    @Test
    void ofScoresThatAreAllTheSame() {
        boolean[] same = new boolean[40];
        Arrays.fill(same, 0, 20, true);
        double half = Math.pow(0.025, 1.0 / 20) / 2;
        ends(
                SetEvaluation.ofScores(new PairJudgement(RATES), "scores", of(new double[40], same, null))
                        .verification()
                        .figure("auc"),
                half,
                1 - half);
    }

    /** 40 identities with 4 images each in directions of their own, and 35 strangers with one. */
    @Test
    void ofIdentities() {
        int identities = 40;
        int images = 4;
        int rows = identities * images + 35;
        float[] values = new float[rows * (identities + 35)];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = i < identities * images ? i / images : identities + i - identities * images;
            values[i * (identities + 35) + labels[i]] = 1;
        }
        LabelledEmbeddings set = new LabelledEmbeddings(
                IntStream.range(0, rows).mapToObj(Integer::toString).toList(),
                new FloatMatrix(rows, identities + 35, values),
                labels,
                List.of());
        Work work = Work.silent().withThreads(1);
        CosineScores cosines = new CosineScores(work);
        EvaluationResults results = new SetEvaluation(
                        new PairJudgement(RATES), new SearchJudgement(RATES, cosines), new EveryPair(work), cosines)
                .of("set", set, null, null);
        double forty = Math.pow(0.025, 1.0 / 40);
        ends(results.verification().figure("tar_at_far/0.1"), forty, 1);
        // Non-mated pairs: 40 identities in 4·191 each and 35 in 194: (40·764 + 35·194)² ∕ (40·764² + 35·194²) = 56,
        // halved.
        double nonMated = Math.pow(0.025, 1.0 / 28);
        ends(results.verification().figure("auc"), nonMated, 1);
        ends(results.verification().figure("eer"), 0, 1 - nonMated);
        FigureGroup searches = Objects.requireNonNull(results.identification());
        ends(searches.figure("rank/1"), forty, 1);
        ends(searches.figure("dir_at_fpir/0.1"), forty, 1);
        ends(searches.figure("oscr_area"), Math.pow(0.025, 1.0 / 35), 1);
        for (Measurement each : Objects.requireNonNull(results.retrieval()).figures()) {
            ends(each, forty, 1);
        }
    }
}
