package dev.isogon.internal.experiment.comparison;

import dev.isogon.internal.experiment.judging.NetworkEvaluation;
import dev.isogon.internal.experiment.open.OpenSetMeasure;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.experiment.predictions.PredictionsFile;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a finished run leaves in its folder.
 *
 * @param folder the run's
 * @param images what it was judged on
 */
record RunFiles(Path folder, Images images) {

    private static final String RESULT = "result.json";
    private static final String OPEN_SET = "open-set.json";
    private static final String PREDICTIONS = "test-predictions.csv";

    /** The result is written last. */
    boolean areComplete() {
        return Files.exists(folder.resolve(RESULT));
    }

    void write(RunResult result) throws IOException {
        Json.write(folder.resolve(RESULT), result);
    }

    RunResult result() throws IOException {
        return Json.read(folder.resolve(RESULT), RunResult.class);
    }

    void write(NetworkEvaluation evaluation) throws IOException {
        predictionsFile().write(folder.resolve(PREDICTIONS), evaluation.test());
        OpenSetMeasure openSet = evaluation.openSet();
        if (openSet != null) {
            AtomicFile.write(folder.resolve(OPEN_SET), Json.writeLine(openSet));
        }
    }

    Predictions predictions() throws IOException {
        return predictionsFile().read(folder.resolve(PREDICTIONS));
    }

    private PredictionsFile predictionsFile() {
        return new PredictionsFile(images.gallery(), images.test());
    }

    OpenSetMeasure openSet() throws IOException {
        return Json.read(folder.resolve(OPEN_SET), OpenSetMeasure.class);
    }
}
