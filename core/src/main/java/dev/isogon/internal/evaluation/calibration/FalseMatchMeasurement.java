package dev.isogon.internal.evaluation.calibration;

import dev.isogon.internal.eval.calibration.FalseMatchBounds;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.eval.calibration.HeldOutScores;
import dev.isogon.metrics.Work;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of a model's false matches, on held-out embeddings: what galleries go by before they are calibrated themselves.
 *
 * @param model its name
 * @param modelChecksum SHA-256 of the model in ONNX, in hex; null where it is not there in ONNX
 * @param confidence of the bounds
 */
public record FalseMatchMeasurement(String model, @Nullable String modelChecksum, double confidence) {

    /** Rates that the table reaches up to, where pairs are few enough to be kept. */
    private static final double UP_TO = 0.1;

    /** A gallery of one image may be asked for 1 %; rates up to here are kept at any number of pairs. */
    private static final double AT_LEAST = 0.015;

    /** Scores that are kept, of 8 bytes each. */
    private static final double KEPT = 2e7;

    /**
     * The table.
     *
     * @param work is told how many images are compared, twice from the start
     * @return empty where there are too few identities, or errors, to go by
     */
    public Optional<FalseMatchTable> on(HeldOut heldOut, Work work) {
        if (heldOut.identities() < 3) {
            return Optional.empty();
        }
        double images = heldOut.embeddings().rows();
        double upTo = Math.min(UP_TO, Math.max(AT_LEAST, KEPT / (images * images / 2)));
        try (HeldOutScores scores = new HeldOutScores(heldOut.embeddings(), heldOut.labels(), work)) {
            List<FalseMatchTable.Row> rows = FalseMatchBounds.of(scores.falseMatches(upTo), confidence);
            return rows.isEmpty() ? Optional.empty() : Optional.of(table(rows, heldOut));
        }
    }

    private FalseMatchTable table(List<FalseMatchTable.Row> rows, HeldOut heldOut) {
        return new FalseMatchTable(
                FalseMatchTable.FORMAT,
                model,
                modelChecksum,
                confidence,
                rows,
                heldOut.identities(),
                heldOut.embeddings().rows(),
                heldOut.data(),
                heldOut.checksum(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
