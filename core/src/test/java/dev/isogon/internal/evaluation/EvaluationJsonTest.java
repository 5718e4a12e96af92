package dev.isogon.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.verification.ScoreHistogram;
import dev.isogon.metrics.Measurement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationJsonTest {

    private static final Curve CURVE = Curve.of(List.of(1.0), List.of(1.0));

    private static VerificationResult pairs(Measurement... figures) {
        return new VerificationResult(
                "some pairs",
                5,
                7,
                0,
                List.of(figures),
                "no way",
                CURVE,
                CURVE,
                new ScoreHistogram(List.of(0.0, 1.0), List.of(5L), List.of(7L)),
                List.of(),
                ScoreKind.SIMILARITY,
                null);
    }

    /** No printer knows its name: wherever it is told to stand, there it stands. */
    @Test
    void aFigureThatNobodyKnowsIsPrintedAsAnyOther() {
        Measurement cost = new Measurement(
                "minDCF at P 0.01",
                "min_dcf/0.01",
                0.4,
                0.3,
                0.5,
                0.95,
                null,
                Double.POSITIVE_INFINITY,
                null,
                Map.of("costs", "NIST 2016"));
        Measurement bare = new Measurement("yaw", "yaw", 0.1, null, null, null, null, null, null, Map.of());
        Measurement refused = new Measurement("roll", "roll", 0.2, null, null, null, "too few", null, null, Map.of());
        EvaluationResults results = new EvaluationResults(
                "data", pairs(cost, bare, refused), null, null, null, null, null, null, List.of());
        Map<String, Object> json = EvaluationJson.of(results);
        assertThat(json)
                .containsEntry("yaw", 0.1)
                .containsEntry("roll", Map.of("value", 0.2, "no_interval", "too few"))
                .containsEntry(
                        "min_dcf",
                        Map.of(
                                "0.01",
                                Map.of(
                                        "value",
                                        0.4,
                                        "low",
                                        0.3,
                                        "high",
                                        0.5,
                                        "confidence",
                                        0.95,
                                        "threshold",
                                        "Infinity",
                                        "costs",
                                        "NIST 2016")))
                .containsEntry("pairs", Map.of("what", "some pairs", "mated", 5L, "non_mated", 7L));
        assertThat(json.keySet())
                .containsExactly("data", "pairs", "min_dcf", "yaw", "roll", "interval_method", "elsewhere", "warnings");
        assertThat(results.measurements().figure("yaw")).isEqualTo(bare);
    }
}
