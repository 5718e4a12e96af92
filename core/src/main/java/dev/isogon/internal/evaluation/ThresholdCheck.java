package dev.isogon.internal.evaluation;

import dev.isogon.internal.eval.calibration.CalibrationResult;
import dev.isogon.internal.evaluation.calibration.PromiseOnNewData;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A threshold that was promised with a rate, on new data.
 *
 * @param promised the rate, at most
 * @param kind of rate: "FMR" or "FPIR"
 * @param threshold τ
 * @param measured the rate here; null where there are too few identities to measure it
 * @param contradicted whether the rate here is above the promise beyond doubt
 */
public record ThresholdCheck(
        double promised,
        String kind,
        double threshold,
        @Nullable Double measured,
        boolean contradicted) {

    /**
     * Adds the check of a model's calibrated threshold, and a warning where the data contradict it; changes nothing where
     * the model was not calibrated.
     *
     * @param model its folder
     * @throws dev.isogon.metrics.BrokenFileException when {@code calibration.json} is damaged
     */
    public static EvaluationResults added(EvaluationResults results, Path model, LabelledEmbeddings set)
            throws IOException {
        Path file = model.resolve(CalibrationResult.FILE);
        if (!Files.exists(file)) {
            return results;
        }
        CalibrationResult promise = Json.read(file, CalibrationResult.class);
        LabelledEmbeddings enrolled = set.enrolled();
        PromiseOnNewData here = PromiseOnNewData.of(promise, enrolled.matrix(), enrolled.labels())
                .orElse(null);
        boolean contradicted = here != null && here.contradicted();
        ThresholdCheck check = new ThresholdCheck(
                promise.target(),
                promise.kind().name(),
                promise.threshold(),
                here == null ? null : here.fresh().rate(),
                contradicted);
        return results.with(check).with(here != null && contradicted ? List.of(here.warning()) : List.of());
    }
}
