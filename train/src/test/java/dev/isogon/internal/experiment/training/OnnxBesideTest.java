package dev.isogon.internal.experiment.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxBesideTest {

    @TempDir
    private Path folder;

    @Test
    void aModelThatCannotBeExportedIsLeftAsItIsAndTheReasonSaid() throws IOException {
        Path model = folder.resolve("model");
        SmallTraining.train(SmallTraining.pictures(folder), model);
        assertThat(model.resolve("model.onnx")).exists();
        Path weights = ModelFolder.open(model).weights();
        Files.writeString(weights, "damaged");
        ImageSet images = new ImageSet(1, 1, 1, new byte[] {1, 2}, new int[] {0, 0}, List.of("a"));
        OnnxBeside beside =
                OnnxBeside.write(model, "model", images, Work.silent().withThreads(1));
        assertThat(beside.problem()).startsWith("model.onnx was not written: " + weights);
        assertThat(beside.recorded()).containsEntry("onnx_problem", beside.problem());
        assertThat(model.resolve("model.onnx")).doesNotExist();
        assertThat(model.resolve("onnx.json")).doesNotExist();
        assertThat(weights).hasContent("damaged");
    }
}
