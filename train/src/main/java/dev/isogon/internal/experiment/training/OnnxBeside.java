package dev.isogon.internal.experiment.training;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.loop.export.OnnxCheck;
import dev.isogon.internal.loop.export.OnnxExport;
import dev.isogon.internal.loop.export.PlainImages;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.internal.models.OnnxCard;
import dev.isogon.internal.models.OnnxFolder;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The file in ONNX beside a model that was just trained. No training is lost for it: where it cannot be, it says why.
 *
 * @param recorded what came of it, for {@code run.json}
 * @param problem why there is no file; empty where there is one
 */
record OnnxBeside(Map<String, Object> recorded, String problem) {

    /** Where none is asked for. */
    static final OnnxBeside NONE = new OnnxBeside(Map.of(), "");

    /** That it is there, and how far it is from what the engine computes. */
    static OnnxBeside of(OnnxCheck check) {
        return new OnnxBeside(Map.of("onnx_images", check.images(), "onnx_difference", check.difference()), "");
    }

    /**
     * Writes it into a model's folder.
     *
     * @param name what the model is called
     * @param images of which some are embedded by both
     * @throws StoppedException when the work is stopped
     */
    static OnnxBeside write(Path folder, String name, ImageSet images, Work work) throws IOException {
        try {
            OnnxCheck check = OnnxExport.intoFolder(ModelFolder.open(folder), name, PlainImages.of(images), work);
            return of(check);
        } catch (StoppedException e) {
            throw e;
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
            Files.deleteIfExists(folder.resolve(OnnxFolder.MODEL));
            Files.deleteIfExists(folder.resolve(OnnxCard.FILE));
            String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            String why = problem.startsWith(OnnxFolder.MODEL)
                    ? problem
                    : OnnxFolder.MODEL + " was not written: " + (problem.isEmpty() ? e.toString() : problem);
            return new OnnxBeside(Map.of("onnx_problem", why), why);
        }
    }
}
