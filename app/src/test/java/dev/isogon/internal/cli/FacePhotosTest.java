package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.files.PictureFiles;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.testing.SharedFiles;
import dev.isogon.metrics.Embeddings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Photographs of people, without any training before, and with some on their faces. */
class FacePhotosTest extends CommandLineSession {

    private static final String NO_FACE = "shows no face";

    private Path photos() {
        return folder.resolve("photos");
    }

    /** Some people with so many images of theirs each. */
    private static void copy(Path from, Path to, int people, int images) throws IOException {
        int taken = 0;
        for (Path person : sorted(from)) {
            List<Path> own = sorted(person);
            if (own.size() >= images && taken++ < people) {
                Path place = Files.createDirectories(to.resolve(person.getFileName()));
                for (Path image : own.subList(0, images)) {
                    Files.copy(image, place.resolve(image.getFileName()));
                }
            }
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.sorted().toList();
        }
    }

    private JsonNode evaluated(Object... more) {
        done(Stream.concat(Stream.of("evaluate", "face", photos(), "--json", "--threads", "1"), Stream.of(more))
                .toArray());
        return Json.tree(folder, out);
    }

    /** Of 4 people with 4 photographs one more shows no face, and one file is damaged. */
    @Test
    void photographsOfPeopleAreJudgedAsTheyAre() throws IOException {
        copy(SharedFiles.of("data/lfw_half/images"), photos(), 4, 4);
        Path first = sorted(photos()).get(0);
        PictureFiles.write(first.resolve("landscape.png"), 1, 300, 200);
        byte[] whole = Files.readAllBytes(sorted(first).get(0));
        Files.write(first.resolve("zz.jpg"), java.util.Arrays.copyOf(whole, whole.length / 3));

        JsonNode json = evaluated();
        assertThat(json.at("/auc/value").asDouble()).isGreaterThan(0.99);
        assertThat(json.at("/pairs/mated").asInt()).isEqualTo(4 * 6);
        assertThat(json.at("/acquisition/images").asInt()).isEqualTo(17);
        assertThat(json.at("/acquisition/names/" + NO_FACE + "/0").asString())
                .isEqualTo(first.getFileName() + "/landscape.png");
        // With each of 16 photographs one comparison failed, 4 of them mated.
        assertThat(json.at("/failures/mated").asInt()).isEqualTo(4);
        assertThat(json.at("/failures/mated_comparisons").asInt()).isEqualTo(24 + 4);
        assertThat(json.at("/failures/non_mated").asInt()).isEqualTo(12);
        assertThat(json.at("/failures/frr_at_eer/value").asDouble()).isGreaterThanOrEqualTo(4 / 28.0);
        assertThat(err)
                .contains("1 file left out")
                .contains("zz.jpg")
                .containsOnlyOnce("does not say whom it was trained on")
                .contains("1 of 17 images failed to be acquired");

        double whole4 = evaluated("--crop", "none").at("/auc/value").asDouble();
        assertThat(whole4).isLessThan(json.at("/auc/value").asDouble());
        assertThat(err).doesNotContain(NO_FACE);

        Path report = folder.resolve("report");
        done("evaluate", "face", photos(), "--out", report, "--threads", "1");
        assertThat(out).contains("Failures to acquire: 1 of 17 images", "landscape.png: " + NO_FACE, "threshold 0.9");
        assertThat(report.resolve("report.html")).content().contains("Failures to acquire", "landscape.png");
    }

    /** 112×112, as the rule of insightface cuts faces out: none is left out, and hardly one is mistaken. */
    @Test
    void alignedCropsAreTakenAsSuch() throws IOException {
        copy(SharedFiles.of("data/faces16"), photos(), 6, 8);
        JsonNode json = evaluated();
        assertThat(json.has("acquisition")).isFalse();
        assertThat(json.at("/retrieval/precision_at_1/value").asDouble()).isGreaterThan(0.95);
    }

    @Test
    void photographsWithoutAnyFaceAreAMistakeThatSaysSo() throws IOException {
        for (String name : List.of("a/1.png", "a/2.png", "b/1.png", "b/2.png")) {
            PictureFiles.write(photos().resolve(name), name.hashCode(), 120, 80);
        }
        assertThat(isogon("evaluate", "face", photos())).isEqualTo(2);
        assertThat(err).contains("none of 4 images could be embedded", NO_FACE);
        assertThat(isogon("calibrate", "face", photos(), "--fmr", "0.1")).isEqualTo(2);
        assertThat(err).contains(NO_FACE);
        assertThat(isogon("embed", "face", photos(), "--out", folder.resolve("e.csv")))
                .isEqualTo(1);
        assertThat(isogon("data", "crop", photos(), folder.resolve("crops"))).isEqualTo(2);
        assertThat(err).contains("none of the 4 files", NO_FACE);
        assertThat(folder.resolve("crops")).doesNotExist();
        assertThat(isogon("train", photos(), "--crop", "face", "--out", folder.resolve("model")))
                .isEqualTo(1);
        assertThat(err).contains("no image that can be used in class \"a\"", NO_FACE);
    }

    /** Two photographs side by side, of one face each. */
    @Test
    void ofSeveralFacesEachOrOneIsEmbedded() throws IOException {
        copy(SharedFiles.of("data/lfw_half/images"), photos(), 2, 1);
        List<Path> two = List.of(
                sorted(sorted(photos()).get(0)).get(0),
                sorted(sorted(photos()).get(1)).get(0));
        BufferedImage wide = new BufferedImage(500, 250, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 2; i++) {
            wide.getGraphics().drawImage(ImageIO.read(two.get(i).toFile()), 250 * i, 0, null);
        }
        Path both = folder.resolve("both.png");
        assertThat(ImageIO.write(wide, "png", both.toFile())).isTrue();
        Embeddings all = embedded("--faces", "all", both, two.get(0), two.get(1));
        assertThat(all.names())
                .containsExactly(
                        both + "#1",
                        both + "#2",
                        two.get(0).toString(),
                        two.get(1).toString());
        assertThat(Math.max(cosine(all, 0, 2), cosine(all, 0, 3))).isGreaterThan(0.97);
        assertThat(Math.max(cosine(all, 1, 2), cosine(all, 1, 3))).isGreaterThan(0.97);
        assertThat(embedded("--faces", "one", both).size()).isEqualTo(1);
        assertThat(isogon("evaluate", "face", photos(), "--faces", "all")).isEqualTo(2);
        assertThat(err).contains("each image is taken for one person's");
        assertThat(isogon("calibrate", "face", photos(), "--fmr", "0.1", "--faces", "all"))
                .isEqualTo(2);
        assertThat(err).contains("--faces all would make several rows of one image");
    }

    private Embeddings embedded(Object... words) throws IOException {
        Path file = folder.resolve("e.parquet");
        Files.deleteIfExists(file);
        done(Stream.concat(Stream.of("embed", "face", "--out", file, "--threads", "1"), Stream.of(words))
                .toArray());
        return VectorFormats.read(file);
    }

    private static double cosine(Embeddings all, int a, int b) {
        float[] first = all.unit().row(a);
        float[] second = all.unit().row(b);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += first[i] * second[i];
        }
        return sum;
    }

    /** What auto sees of a photograph is what data crop writes of it. */
    @Test
    void aModelTrainedOnFacesSeesFacesLater() throws IOException {
        copy(SharedFiles.of("data/lfw_half/images"), photos(), 3, 4);
        PictureFiles.write(sorted(photos()).get(0).resolve("landscape.png"), 1, 300, 200);
        Path model = folder.resolve("model");
        done(
                "train",
                photos(),
                "--crop",
                "face",
                "--out",
                model,
                "--backbone",
                "simple-cnn",
                "--resolution",
                "32",
                "--batch",
                "4",
                "--epochs",
                "1",
                "--threads",
                "1");
        assertThat(err).contains("1 file left out, " + NO_FACE);
        assertThat(model.resolve("model.json")).content().contains("\"faces\" : \"arcface\"");
        assertThat(Json.readTree(model.resolve("run.json")).at("/model/crop").asString())
                .isEqualTo("face");

        Path photo = sorted(sorted(photos()).get(1)).get(0);
        done("data", "crop", photos(), folder.resolve("crops"), "--size", "32", "--threads", "1");
        assertThat(out).contains("12 faces of 13 files").contains("1 none");
        Path crop = folder.resolve("crops")
                .resolve(photos().relativize(photo).toString().replace(".jpg", ".png"));
        assertThat(row(model, photo)).isEqualTo(row(model, crop, "--crop", "none"));
        assertThat(row(model, photo)).isNotEqualTo(row(model, photo, "--crop", "none"));
        assertThat(row(model, photo, "--engine", "libtorch"))
                .isEqualTo(row(model, crop, "--crop", "none", "--engine", "libtorch"));
    }

    private String row(Path model, Path photo, String... more) throws IOException {
        Path file = folder.resolve("row.csv");
        done(Stream.concat(Stream.of("embed", model, photo, "--out", file, "--threads", "1"), Stream.of(more))
                .toArray());
        String line = Files.readAllLines(file).get(1);
        return line.substring(line.toLowerCase(Locale.ROOT)
                        .lastIndexOf(photo.getFileName().toString().toLowerCase(Locale.ROOT))
                + photo.getFileName().toString().length());
    }

    @Test
    void aThresholdOfTheBuiltInModelGoesIntoTheStore() throws IOException {
        Path store = Path.of(System.getenv().getOrDefault("ISOGON_MODELS", folder.toString()));
        copy(SharedFiles.of("data/lfw_half/images"), photos(), 31, 2);
        Path file = store.resolve("face/calibration.json");
        try {
            done("calibrate", "face", photos(), "--fmr", "0.2", "--threads", "1");
            assertThat(out).contains("Written to " + file).contains("accept from this cosine on");
            assertThat(err).containsOnlyOnce("does not say whom it was trained on");
            done("evaluate", "face", photos(), "--threads", "1");
            assertThat(out).contains("Calibrated threshold").contains("no contradiction");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void whatIsNoModelIsNamed() throws IOException {
        Files.createDirectories(photos().resolve("a"));
        assertThat(isogon("evaluate", photos(), photos())).isEqualTo(2);
        assertThat(err).contains("is no model: it has neither model.json nor onnx.json");
        Path table = Files.writeString(folder.resolve("s.csv"), "label,cosine\n1,0.9\n0,0.2\n");
        assertThat(isogon("evaluate", table, photos())).isEqualTo(1);
        assertThat(err).contains("s.csv is no ONNX file");
        assertThat(isogon("evaluate", "fase", photos())).isEqualTo(2);
        assertThat(err).contains("did you mean face?");
        assertThat(isogon("embed", "face", photos(), "--out", "e.csv", "--engine", "libtorch"))
                .isEqualTo(2);
        assertThat(err).contains("--engine libtorch computes what isogon train has written");
        assertThat(isogon("embed", "face", photos(), "--out", "e.csv", "--precision", "bfloat16"))
                .isEqualTo(2);
        assertThat(err).contains("a model in ONNX has its own numbers");
    }
}
