package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code isogon models export} of a model that was just trained. */
class ModelsExportTest extends CommandLineSession {

    private Path data = Path.of("");
    private Path model = Path.of("");

    @BeforeEach
    void train() throws IOException {
        data = folder.resolve("pictures");
        model = folder.resolve("model");
        PngFolders.write(data, 12, 1, PngFolders.ODD_NAMES);
        trainSmall(data, model);
    }

    @Test
    void theFileThatTrainingWroteIsWrittenAgainAndAlike() throws IOException {
        byte[] before = Files.readAllBytes(model.resolve("model.onnx"));
        byte[] card = Files.readAllBytes(model.resolve("onnx.json"));
        Files.delete(model.resolve("model.onnx"));
        Files.delete(model.resolve("onnx.json"));
        done("models", "export", model, "--threads", "1");
        assertThat(out).contains("Of 16 images", "Model in ONNX, ", ": " + model.resolve("model.onnx"));
        Matcher difference = Pattern.compile("at most (\\S+) of the largest").matcher(out);
        assertThat(difference.find()).as(out).isTrue();
        assertThat(Double.parseDouble(difference.group(1))).isBetween(0.0, 1e-5);
        assertThat(model.resolve("model.onnx")).hasBinaryContent(before);
        assertThat(model.resolve("onnx.json")).hasBinaryContent(card);
    }

    @Test
    void aFileElsewhereIsCheckedOnImagesThatAreNamed() throws IOException {
        Path file = folder.resolve("small.onnx");
        done("models", "export", model, "--onnx", file, "--images", data.resolve(PngFolders.ODD_NAMES.get(0)));
        assertThat(out).contains("Of 12 images", ": " + file);
        assertThat(file).hasBinaryContent(Files.readAllBytes(model.resolve("model.onnx")));

        Path none = Files.createDirectories(folder.resolve("none"));
        Files.writeString(none.resolve("a.png"), "no picture");
        Path other = folder.resolve("other.onnx");
        assertThat(isogon("models", "export", model, "--onnx", other, "--images", none))
                .isEqualTo(1);
        assertThat(err).startsWith("isogon: " + other + " was not written: there is nothing to check it on");
        assertThat(other).doesNotExist();
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(isogon("models", "export", data)).isEqualTo(2);
        assertThat(err).contains(data + " is no model");
        assertThat(isogon("models", "export", model, "--threads", "0")).isEqualTo(2);
        assertThat(err).contains("--threads must be between 1 and 1024, but was 0");
    }

    @Test
    void trainingWritesNoneWhereNoneIsAskedFor() throws IOException {
        Path other = folder.resolve("other");
        done(
                "train",
                data,
                "--out",
                other,
                "--threads",
                "1",
                "--backbone",
                "simple-cnn",
                "--resolution",
                "8",
                "--batch",
                "8",
                "--epochs",
                "1",
                "--set",
                "model.onnx=false");
        assertThat(other.resolve("weights.safetensors")).exists();
        assertThat(other.resolve("model.onnx")).doesNotExist();
        assertThat(other.resolve("onnx.json")).doesNotExist();
        assertThat(Json.readTree(model.resolve("run.json"))
                        .path("recorded")
                        .path("onnx_difference")
                        .asDouble())
                .isBetween(0.0, 1e-5);
    }
}
