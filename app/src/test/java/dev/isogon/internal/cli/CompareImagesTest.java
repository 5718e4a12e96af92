package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.StripedImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code compare} on folders of image files, in this JVM. */
class CompareImagesTest extends CommandLineSession {

    @BeforeEach
    void writeImages() throws IOException {
        write("known", StripedImages.of(120, 3, 1), 0);
        write("strangers", StripedImages.of(80, 4, 2), 3);
    }

    /** One PNG an image, in a folder a class, of the classes from {@code first} on. */
    private void write(String name, ImageSet images, int first) throws IOException {
        for (int i = 0; i < images.size(); i++) {
            if (images.labels()[i] < first) {
                continue;
            }
            Path file =
                    folder.resolve(name).resolve("class " + images.labels()[i]).resolve("é \"" + i + "\".png");
            Files.createDirectories(file.getParent());
            byte[] pixels = images.picture(i).pixels();
            BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            grey.getRaster().setDataElements(0, 0, 8, 8, pixels);
            ImageIO.write(grey, "png", file.toFile());
        }
    }

    private CommandLineRun compare(String out, String... more) {
        String[] words =
                Stream.concat(Stream.of("--batch", "16"), Stream.of(more)).toArray(String[]::new);
        return compareSmall(folder.resolve("known"), out, words);
    }

    @Test
    void aFolderOfClassFoldersIsSplitTrainedAndJudged() throws IOException {
        CommandLineRun run = compare("a", "--epochs", "6", "--seeds", "1", "--losses", "normalized-softmax(scale=10)");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode data = results("a").get("data");
        // 40 a class: 8 are tested; of the other 32 a tenth, 3, choose the epoch
        assertThat(data.get("test_images").asInt()).isEqualTo(24);
        assertThat(data.get("validation_images").asInt()).isEqualTo(9);
        assertThat(data.get("train_images").asInt()).isEqualTo(87);
        assertThat(results("a").get("runs").get(0).get("test_accuracy").asDouble())
                .isGreaterThan(0.9);
    }

    @Test
    void strangersGetATableOfTheirOwn() throws IOException {
        CommandLineRun run = compare(
                "b",
                "--epochs",
                "6",
                "--seeds",
                "2",
                "--losses",
                "normalized-softmax(scale=10)",
                "--strangers",
                folder.resolve("known").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("strangers must be of classes that known does not have", "class 0");
        rename("strangers", "class 3", "someone else");
        Files.createDirectories(folder.resolve("strangers/another"));
        Files.move(
                folder.resolve("strangers/someone else").resolve("é \"3\".png"),
                folder.resolve("strangers/another/3.png"));
        run = compare(
                "c",
                "--epochs",
                "6",
                "--seeds",
                "2",
                "--losses",
                "normalized-softmax(scale=10)",
                "--strangers",
                folder.resolve("strangers").toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("DIR % at FPIR 1 %", "20 images of classes that are in no training set");
        JsonNode openSet = results("c").get("runs").get(0).get("open_set");
        assertThat(openSet.get("strangers").asInt()).isEqualTo(20);
        assertThat(openSet.get("values").get(0).get("figure").asString()).isEqualTo("dir_at_fpir_10");
        assertThat(openSet.get("values").get(2).get("value").asDouble()).isBetween(0.5, 1.0);
        assertThat(run.out()).contains("2 strangers: no interval, it takes 30 identities");
        assertThat(Files.readString(folder.resolve("c/report.html"))).contains("<h2>Strangers</h2>");
    }

    private void rename(String parent, String from, String to) throws IOException {
        Files.move(folder.resolve(parent).resolve(from), folder.resolve(parent).resolve(to));
    }

    @Test
    void everyWayOfTrainingTrains() throws IOException {
        for (String way : List.of(
                "optimizer=sgd",
                "optimizer=adamw",
                "ema=0.9",
                "precision=bfloat16",
                "clip=1",
                "accumulate=2",
                "augmentation=flip")) {
            CommandLineRun run = compare(
                    way,
                    "--epochs",
                    "6",
                    "--seeds",
                    "1",
                    "--losses",
                    "normalized-softmax(scale=10)",
                    "--set",
                    "train." + way,
                    "--set",
                    "train.learning_rate=" + (way.endsWith("sgd") ? 0.05 : 0.002));
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(results(way).get("runs").get(0).get("test_accuracy").asDouble())
                    .as(way)
                    .isGreaterThan(0.8);
        }
    }
}
