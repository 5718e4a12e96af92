package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.Embeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both commands on a few small pictures, in this JVM. */
class TrainAndEmbedTest extends CommandLineSession {

    private Path data = Path.of("");
    private Path model = Path.of("");

    @BeforeEach
    void makePictures() throws IOException {
        data = folder.resolve("pictures");
        model = folder.resolve("model");
        PngFolders.write(data, 12, 1, PngFolders.ODD_NAMES);
    }

    private int train(Object... more) {
        List<Object> words = new ArrayList<>(List.of("train", data, "--out", model, "--threads", "1"));
        words.addAll(List.of("--backbone", "simple-cnn", "--resolution", "8", "--batch", "8"));
        words.addAll(more.length == 0 ? List.of("--epochs", "1") : List.of(more));
        return isogon(words.toArray());
    }

    @Test
    void aModelIsTrainedAndEmbedsFilesByTheirNames() throws IOException {
        assertThat(train("--epochs", "2", "--augmentation", "none", "--set", "model.embedding=7"))
                .as(err)
                .isZero();
        assertThat(out).contains("validation").doesNotContain("test").contains("Model: " + model);
        assertThat(err).contains("30 training, 6 validation and 0 test images of 8×8, 3 classes");
        try (Stream<Path> inside = Files.list(model)) {
            assertThat(inside.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "model.json",
                            "weights.safetensors",
                            "prototypes.safetensors",
                            "classes.txt",
                            "training-images.sha256",
                            "training.csv",
                            "epochs.csv",
                            "run.json",
                            "model.onnx",
                            "onnx.json");
        }
        assertThat(Files.readAllLines(model.resolve("epochs.csv"))).hasSize(3);
        // 30 images in whole batches of 8, twice.
        assertThat(Files.readAllLines(model.resolve("training.csv"))).hasSize(1 + 2 * 3);
        assertThat(Json.readTree(model.resolve("run.json"))
                        .get("train")
                        .get("augmentation")
                        .asString())
                .isEqualTo("none");

        Path broken = Files.writeString(data.resolve("notes.txt"), "no image");
        Path file = folder.resolve("e.parquet");
        assertThat(isogon("embed", model, data, "--out", file, "--normalize", "--batch", "5"))
                .as(err)
                .isZero();
        assertThat(err).contains("1 file left out").contains(broken.toString());
        assertThat(out).contains("36 embeddings of 7 numbers of unit length: " + file);
        Embeddings vectors = VectorFormats.read(file);
        assertThat(vectors.names())
                .hasSize(36)
                .contains(data.resolve("two\nlines").resolve("picture 3.png").toString());
        for (int row = 0; row < vectors.size(); row++) {
            int from = row * 7;
            assertThat(IntStream.range(from, from + 7)
                            .mapToDouble(i -> (double) vectors.values()[i] * vectors.values()[i])
                            .sum())
                    .isBetween(1 - 1e-5, 1 + 1e-5);
        }
    }

    @Test
    void aModelOfGreyImagesTakesPicturesInColour() throws IOException {
        data = folder.resolve("grey");
        StripedImages.write(data, "train", StripedImages.of(60, 3, 1));
        StripedImages.write(data, "t10k", StripedImages.of(30, 3, 2));
        assertThat(isogon("train", data, "--out", model, "--batch", "16", "--epochs", "1", "--threads", "1"))
                .as(err)
                .isZero();
        assertThat(out).contains("test");
        Path picture = folder.resolve("colour.png");
        PngFolders.write(picture, 1, new Random(1));
        assertThat(isogon("embed", model, picture, "--out", folder.resolve("e.csv")))
                .as(err)
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("e.csv"))).hasSize(2);
    }

    @Test
    void whereNoImageCanBeEmbeddedNothingIsWrittenAndTheExitCodeSaysSo() throws IOException {
        assertThat(train()).as(err).isZero();
        Path text = Files.writeString(folder.resolve("text.png"), "no image");
        Path file = folder.resolve("e.npy");
        assertThat(isogon("embed", model, text, "--out", file)).isEqualTo(1);
        assertThat(err).contains("none of the files could be embedded").contains(text.toString());
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "embed DATA DATA --out e.csv | 2 | is no model: it has neither model.json nor onnx.json",
                "embed NOWHERE DATA --out e.csv | 2 | there is no model",
                "embed MODEL DATA --out e.txt | 2 | .npy",
                "embed MODEL DATA --out NOWHERE/e.csv | 2 | does not exist",
                "embed MODEL NOWHERE --out e.csv | 2 | does not exist; name image files",
                "embed MODEL DATA --out e.csv --batch 0 | 2 | --batch must be between 1 and 65536",
                "embed MODEL DATA --out e.csv --precision float16 | 2 | float16",
                "embed MODEL DATA | 2 | --out",
                "embed MODEL --out e.csv | 2 | IMAGES",
                "train DATA --loss arcfce | 2 | did you mean arcface?",
                "train DATA --seed x | 2 | must be one seed",
                "train DATA --set protocol=seed | 2 | must be fair",
                "train DATA --freeze 40 --resolution 32 --batch 8 | 2 | model.freeze must be between 0 and ",
                "train DATA --resume NOWHERE | 2 | leave all other options out: DATA. Data that was moved is named by --data",
                "train --resume NOWHERE --threads 2 | 2 | --threads would change it: another number of threads adds",
                "train --resume NOWHERE | 2 | is no interrupted training",
                "train | 2 | data  must be mnist or a folder",
            })
    void mistakesAreNamed(String line, int code, String message) throws IOException {
        Files.createDirectories(model);
        Object[] words = Stream.of(line.split(" ", -1))
                .map(word -> word.replace("DATA", data.toString())
                        .replace("MODEL", model.toString())
                        .replace("NOWHERE", folder.resolve("nowhere").toString()))
                .toArray();
        if (line.contains("MODEL")) {
            Files.delete(model);
            assertThat(train()).as(err).isZero();
        }
        assertThat(isogon(words)).as(err).isEqualTo(code);
        assertThat(err).contains(message).doesNotContain("\tat ");
    }

    @Test
    void aDamagedModelIsNamedAndEndsWithOne() throws IOException {
        assertThat(train()).as(err).isZero();
        Path weights = model.resolve("weights.safetensors");
        Files.write(weights, new byte[100]);
        assertThat(isogon("embed", model, data, "--out", folder.resolve("e.csv"), "--engine", "libtorch"))
                .isEqualTo(1);
        assertThat(err).contains(weights + " is no safetensors file");
        Path network = model.resolve("model.onnx");
        Files.write(network, new byte[100]);
        assertThat(isogon("embed", model, data, "--out", folder.resolve("e.csv")))
                .isEqualTo(1);
        assertThat(err).contains(network + " has changed");
    }

    @Test
    void aTrainingCanBeRepeatedFromTheModelsOwnSettings() throws IOException {
        assertThat(train("--epochs", "2", "--seed", "7", "--loss", "cosface"))
                .as(err)
                .isZero();
        Path again = folder.resolve("again");
        assertThat(isogon("train", "--config", model.resolve("run.json"), "--out", again))
                .as(err)
                .isZero();
        assertThat(again.resolve("weights.safetensors")).hasSameBinaryContentAs(model.resolve("weights.safetensors"));
    }
}
