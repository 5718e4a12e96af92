package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.experiment.comparison.Study;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.training.ModelTraining;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that was begun with data that lies elsewhere when it is gone on with. */
class MovedDataTest extends CommandLineSession {

    private Path data = Path.of("");
    private Path moved = Path.of("");
    private Path begun = Path.of("");

    @BeforeEach
    void begin() throws IOException {
        data = folder.resolve("data");
        moved = folder.resolve("disk/faces");
        begun = folder.resolve("begun");
        PngFolders.write(data, 8, 1, List.of("ann", "bob", "cyd"));
        Files.createDirectories(moved.getParent());
    }

    private Settings settings() {
        return new Settings()
                .set("data", data.toString())
                .set("model.backbone", "simple-cnn")
                .set("model.resolution", "8")
                .set("train.batch", "4")
                .set("train.epochs", "1")
                .set("seeds", "1")
                .set("threads", "1")
                .set("losses", List.of("arcface"));
    }

    private void beginComparison() throws IOException {
        Study.begin(settings().compare(Protocols.ALL), begun, Work.silent()).close();
    }

    @Test
    void aComparisonGoesOnWhereItsDataLiesNow() throws IOException {
        CommandLineRun whole =
                compareSmall(data, "whole", "--batch", "4", "--epochs", "1", "--seeds", "1", "--losses", "arcface");
        assertThat(whole.code()).as(whole.err()).isZero();
        beginComparison();
        Files.move(data, moved);

        assertThat(isogon("compare", "--resume", begun)).isEqualTo(2);
        assertThat(err).contains("--resume finds no data at " + data + " any more; name where it lies now by --data");

        done("compare", "--resume", begun, "--data", moved);
        assertThat(results("begun").get("runs").get(0).get("test_accuracy"))
                .isEqualTo(results("whole").get("runs").get(0).get("test_accuracy"));
        assertThat(results("begun").get("runs").get(0).get("epochs").get(0).get("loss"))
                .isEqualTo(
                        results("whole").get("runs").get(0).get("epochs").get(0).get("loss"));
        assertThat(Json.readTree(begun.resolve("run.json")).get("data").asString())
                .isEqualTo(moved.toString());
        done("compare", "--resume", begun);
    }

    @Test
    void whatDiffersThereIsNamedAndNothingIsWritten() throws IOException {
        beginComparison();
        String before = Files.readString(begun.resolve("run.json"));
        Files.move(data, moved);
        Files.delete(moved.resolve("ann/picture 3.png"));
        Files.copy(moved.resolve("bob/picture 1.png"), moved.resolve("bob/new.png"));
        Files.write(moved.resolve("cyd/picture 0.png"), Files.readAllBytes(moved.resolve("cyd/picture 1.png")));
        assertThat(isogon("compare", "--resume", begun, "--data", moved)).isEqualTo(1);
        assertThat(err)
                .contains("1 image is not there: ann/picture 3.png.")
                .contains("1 image is there that was not: bob/new.png.")
                .contains("1 image is of another content: cyd/picture 0.png.")
                .contains("The images changed since");
        assertThat(begun.resolve("run.json")).hasContent(before);
    }

    @Test
    void aTrainingGoesOnThereToo() throws IOException {
        Path model = folder.resolve("model");
        ModelTraining.begin(settings().train(Protocols.ALL), model, Work.silent())
                .close();
        Files.move(data, moved);
        assertThat(isogon("train", "--resume", model)).isEqualTo(2);
        assertThat(err).contains("name where it lies now by --data");
        done("train", "--resume", model, "--data", moved);
        assertThat(model.resolve("model.json")).exists();
        assertThat(Json.readTree(model.resolve("run.json")).get("data").asString())
                .isEqualTo(moved.toString());
    }

    @Test
    void otherOptionsAreNamedAndThreadsSayWhy() throws IOException {
        beginComparison();
        assertThat(isogon("compare", data, "--resume", begun, "--epochs", "3", "--threads", "2"))
                .isEqualTo(2);
        assertThat(err)
                .contains("leave all other options out: DATA, --epochs, --threads")
                .contains("moved is named by --data", "changes their last bits");
        assertThat(isogon("compare", "--resume", begun, "--threads", "2")).isEqualTo(2);
        assertThat(err)
                .contains("--threads would change it: another number of threads")
                .doesNotContain("leave all");
    }
}
