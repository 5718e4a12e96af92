package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.eval.calibration.CalibrationResult;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.models.OnnxCard;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command on embeddings of known identities, and with a small model. */
class CalibrateTest extends CommandLineSession {

    private static final int DIMENSIONS = 16;

    private Path embeddings = Path.of("");
    private Path labels = Path.of("");

    @BeforeEach
    void writeEmbeddings() throws IOException {
        embeddings = folder.resolve("e.f32");
        labels = folder.resolve("e.txt");
        write(300, 3);
    }

    /** Identities at random places on the sphere, images near them. */
    private void write(int identities, int images) throws IOException {
        Random random = new Random(1);
        StringBuilder names = new StringBuilder();
        try (OutputStream file = Files.newOutputStream(embeddings)) {
            for (int i = 0; i < identities; i++) {
                double[] place = random.doubles(DIMENSIONS, -1, 1).toArray();
                for (int image = 0; image < images; image++) {
                    ByteBuffer row = ByteBuffer.allocate(DIMENSIONS * Float.BYTES);
                    for (double each : place) {
                        row.putFloat((float) (each + 0.2 * random.nextGaussian()));
                    }
                    file.write(row.array());
                    names.append("person ").append(i).append("/").append(image).append(".png\n");
                }
            }
        }
        Files.writeString(labels, names);
    }

    private int calibrate(Object... words) {
        return isogon(Stream.concat(
                        Stream.of(
                                "calibrate", "--embeddings", embeddings, "--labels", labels, "--dimension", DIMENSIONS),
                        Stream.of(words))
                .toArray());
    }

    @Test
    void aThresholdIsPromisedInWords() {
        assertThat(calibrate("--fmr", "1e-2")).as(err).isZero();
        assertThat(out)
                .containsPattern("Threshold 0\\.\\d+: accept from this cosine on")
                .contains("With 95 % confidence, at most 1 % of pairs of images of two random identities")
                .contains("300 held-out identities with 900 images")
                .contains("are accepted")
                // 150 disjoint pairs: 1 − 0.05^(1∕150) = 0.01977.
                .contains("could promise no rate below 1.98 %")
                .doesNotContain("xtrapolated");
        assertThat(err).isEmpty();
    }

    @Test
    void beyondTheGalleriesThatWereTriedARateIsExtrapolatedAndSaysSo() {
        assertThat(calibrate("--fpir", "0.05", "--gallery-size", "50")).as(err).isZero();
        assertThat(out).contains("in a gallery of 50 random subjects").doesNotContain("xtrapolated");
        assertThat(calibrate("--fpir", "0.05", "--gallery-size", "300")).as(err).isZero();
        // 1 − 0.95² = 0.0975, and 1 − 0.95^½ = 0.0253.
        assertThat(out)
                .contains("in a gallery of 150 random subjects")
                .contains("Extrapolated, and not promised: in a gallery of 300 it would be 9.75 %")
                .contains("--fpir 0.025 would aim at 5 % there");
    }

    @Test
    void whatDataCannotSupportIsRefusedWithWhatTheyCould() throws IOException {
        assertThat(calibrate("--fmr", "1e-6")).isEqualTo(1);
        assertThat(err)
                .contains("isogon: refused: 300 identities cannot support the promise that at most 0.0001 % of pairs")
                .contains("which is what these data could support")
                .containsPattern("needs about [\\d,]+ more identities");
        write(8, 5);
        assertThat(calibrate("--fmr", "1e-3")).isEqualTo(1);
        // 4 disjoint pairs: 1 − 0.05^¼ = 0.5271.
        assertThat(err)
                .contains("At least 30 are needed")
                .contains("below 52.8 %")
                .contains("more identities");
        assertThat(out).isEmpty();
    }

    @Test
    void aModelIsCalibratedOnOtherIdentitiesAndKeepsTheResult() throws IOException {
        Path trained = folder.resolve("trained");
        Path model = folder.resolve("model");
        Path others = folder.resolve("others");
        List<String> people = IntStream.range(0, 40).mapToObj(i -> "other " + i).toList();
        PngFolders.write(trained, 6, 1, List.of("a", "b", "c"));
        PngFolders.write(others, 2, 2, people);
        assertThat(isogon(
                        "train",
                        trained,
                        "--out",
                        model,
                        "--backbone",
                        "simple-cnn",
                        "--resolution",
                        8,
                        "--batch",
                        8,
                        "--epochs",
                        1,
                        "--threads",
                        1,
                        "--set",
                        "model.embedding=8"))
                .as(err)
                .isZero();

        assertThat(isogon("calibrate", model, others, "--fmr", "0.3", "--threads", 1))
                .as(err)
                .isZero();
        Path file = model.resolve("calibration.json");
        assertThat(out).contains("40 held-out identities with 80 images").contains("Written to " + file);
        CalibrationResult result = Json.read(file, CalibrationResult.class);
        assertThat(result.target()).isEqualTo(0.3);
        assertThat(result.bound()).isBetween(result.estimate(), 0.3);
        assertThat(result.identities()).isEqualTo(40);
        FalseMatchTable table = Json.read(model.resolve("false-matches.json"), FalseMatchTable.class);
        assertThat(table.identities()).isEqualTo(40);
        assertThat(table.images()).isEqualTo(80);
        assertThat(table.modelChecksum()).isEqualTo(OnnxCard.read(model).sha256());
        assertThat(out).contains("with false-matches.json beside it");

        assertThat(isogon("evaluate", model, others, "--threads", 1)).as(err).isZero();
        assertThat(out)
                .containsPattern("Calibrated threshold [-0-9.]+, promised FMR at most 0.3")
                .contains("no contradiction");
        // At −1 all pairs are accepted: no data agree with a promise of 0.3 there.
        Files.writeString(
                file, Files.readString(file).replaceFirst("\"threshold\" *: *[-0-9.]+", "\"threshold\": -1.0"));
        assertThat(isogon("evaluate", model, others, "--threads", 1)).as(err).isZero();
        assertThat(out).contains("here 1.00000: these data contradict it");
        assertThat(err).contains("these 40 identities contradict the calibrated threshold -1.0");

        // The same names, and the same pictures under other names.
        assertThat(isogon("calibrate", model, trained, "--fmr", "0.3")).isEqualTo(2);
        assertThat(err).contains("3 identities").contains("a, b, c").contains("--other-identities");
        Files.createDirectory(others.resolve("renamed"));
        Files.copy(
                trained.resolve("a").resolve("picture 1.png"),
                others.resolve("renamed").resolve("x.png"));
        assertThat(isogon("calibrate", model, others, "--fmr", "0.3")).isEqualTo(2);
        assertThat(err).contains("1 image that the model was trained from: renamed/x.png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calibrate MODEL DATA | one rate is needed",
                "calibrate MODEL DATA --fmr 0.1 --fpir 0.1 | one rate is needed",
                "calibrate MODEL DATA --fmr 1 | --fmr must be between 0 and 1",
                "calibrate MODEL DATA --fpir 0.1 --confidence 0.4 | --confidence must be above 0.5",
                "calibrate MODEL DATA --fmr 0.1 --gallery-size 10 | belongs to --fpir",
                "calibrate MODEL DATA --fpir 0.1 --gallery-size 0 | at least 1",
                "calibrate MODEL DATA --fmr 0.1 --threads 0 | --threads must be between 1 and 1024",
                "calibrate MODEL --fmr 0.1 | name MODEL and DATA",
                "calibrate MODEL DATA --labels x --fmr 0.1 | and not both",
                "calibrate MODEL NOWHERE --fmr 0.1 | does not exist",
                "calibrate MODEL DATA --fmr 0.1 | is no model",
            })
    void mistakesAreNamed(String line, String message) {
        Object[] words = Stream.of(line.split(" ", -1))
                .map(word -> word.replace("DATA", folder.toString())
                        .replace("MODEL", folder.toString())
                        .replace("NOWHERE", folder.resolve("nowhere").toString()))
                .toArray();
        assertThat(isogon(words)).as(err).isEqualTo(2);
        assertThat(err).contains(message).doesNotContain("\tat ");
    }

    @Test
    void theResultIsAlsoOneObjectAndAFileOfItsOwn() throws IOException {
        Path file = folder.resolve("calibration.json");
        assertThat(calibrate("--fmr", "1e-2", "--json", "--out", file)).as(err).isZero();
        CalibrationResult written = Json.read(file, CalibrationResult.class);
        assertThat(out).isEqualTo(Json.write(written));
        // Another calibration may take its place, and nothing else may lose its.
        assertThat(calibrate("--fmr", "5e-2", "--out", file)).as(err).isZero();
        assertThat(out).contains("Written to " + file);
        assertThat(Json.read(file, CalibrationResult.class).target()).isEqualTo(0.05);
        String notes = Files.readString(labels);
        assertThat(calibrate("--fmr", "1e-2", "--out", labels)).isEqualTo(2);
        assertThat(err).contains(labels + " is there already and is no calibration; name another file");
        assertThat(labels).hasContent(notes);
        assertThat(calibrate("--fmr", "1e-2", "--out", folder.resolve("none/c.json")))
                .isEqualTo(2);
        assertThat(err).contains("has no folder to be in");
        // A refusal is an object too, and replaces nothing.
        assertThat(calibrate("--fmr", "1e-5", "--json", "--out", file)).isEqualTo(1);
        assertThat(out).startsWith("{").contains("\"refused\"").contains("\"more_identities\"");
        assertThat(Json.read(file, CalibrationResult.class).target()).isEqualTo(0.05);
    }
}
