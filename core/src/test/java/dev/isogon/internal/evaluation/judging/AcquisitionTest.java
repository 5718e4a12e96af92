package dev.isogon.internal.evaluation.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.pairs.PairedRows;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.evaluation.AcquisitionResult;
import dev.isogon.internal.evaluation.EvaluationJson;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.FailureResult;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.Work;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Images in which there was nothing to be embedded: a has three others, b two. */
class AcquisitionTest {

    private static final String WHY = "shows no face";

    private final CosineScores cosines = new CosineScores(Work.silent());
    private final SetEvaluation evaluation = new SetEvaluation(
            new PairJudgement(List.of(new BigDecimal("0.1"))),
            new SearchJudgement(List.of(new BigDecimal("0.1")), cosines),
            new EveryPair(Work.silent()),
            cosines);

    private final LabelledEmbeddings set = new LabelledEmbeddings(
            List.of("a1", "a2", "a3", "a4", "b1", "b2"),
            new FloatMatrix(6, 2, new float[] {1, 0, 1, 0.1f, 0, 0, 1, 0.2f, 0, 1, 0.1f, 1}),
            new int[] {0, 0, 0, 0, 1, 1},
            List.of("a", "b"),
            null,
            Map.of(2, WHY));

    @Test
    void theirShareIsOfAllImages() {
        AcquisitionResult result =
                Objects.requireNonNull(evaluation.of("photos", set, null, null).acquisition());
        assertThat(result.figure("fta_of_images").value()).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(result.inWords()).isEqualTo("1 of 6 images failed to be acquired: a3 (" + WHY + ")");
    }

    /** Of 6 + 1 mated pairs the 3 with a3 failed, of 4·2 non-mated ones 2. Of the others all are told apart. */
    @Test
    void ofAllPairsThoseWithThemFailed() {
        EvaluationResults results = evaluation.of("photos", set, null, null);
        FailureResult failures = Objects.requireNonNull(results.verification().failures());
        assertThat(results.verification().mated()).isEqualTo(4);
        assertThat(results.verification().nonMated()).isEqualTo(6);
        assertThat(failures.mated()).isEqualTo(3);
        assertThat(failures.matedComparisons()).isEqualTo(7);
        assertThat(failures.nonMated()).isEqualTo(2);
        assertThat(failures.nonMatedComparisons()).isEqualTo(8);
        assertThat(failures.figure("fta").value()).isCloseTo(5 / 15.0, within(1e-12));
        assertThat(results.verification().figure("eer").value()).isZero();
        assertThat(failures.figure("frr_at_eer").value()).isCloseTo(3 / 7.0, within(1e-12));
        assertThat(failures.figure("frr_at_fmr/0.1").fact("far_of_all")).isEqualTo(0.0);
    }

    @Test
    void ofListedPairsTooAndTheyAreNoFailuresToEnrol() {
        PairedRows listed = new PairedRows(
                new int[] {0, 0, 2, 1, 4},
                new int[] {1, 2, 3, 4, 2},
                new boolean[] {true, true, true, false, false},
                new int[5]);
        EvaluationResults results = evaluation.of("photos", set, listed, null);
        FailureResult failures = Objects.requireNonNull(results.verification().failures());
        assertThat(failures.mated()).isEqualTo(2);
        assertThat(failures.nonMated()).isEqualTo(1);
        assertThat(results.enrolment()).isNull();
        assertThat(results.acquisition()).isNotNull();
        assertThat(evaluation.ofPairs("pairs.bin", set, listed).acquisition()).isEqualTo(results.acquisition());
    }

    @Test
    void searchesAreOfTheOthers() {
        assertThat(Objects.requireNonNull(
                                evaluation.of("photos", set, null, null).retrieval())
                        .queries())
                .isEqualTo(5);
    }

    @Test
    void jsonNamesThemAll() {
        String json = Json.write(EvaluationJson.of(evaluation.of("photos", set, null, null)));
        assertThat(json).contains("\"acquisition\"", "\"a3\"", WHY, "\"fta_of_images\"");
    }

    @Test
    void whereAllAreThereNothingIsSaid() {
        LabelledEmbeddings all = set.enrolled();
        EvaluationResults results = evaluation.of("photos", all, null, null);
        assertThat(results.acquisition()).isNull();
        assertThat(results.verification().failures()).isNull();
        assertThat(all.unacquired()).isEmpty();
    }
}
