package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.testing.PixelModel;
import dev.isogon.metrics.Embeddings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Heads over a model that embeds pixels as they are: what a head makes of them is worked out again by plain loops. */
class HeadOverModelTest extends CommandLineSession {

    private static final int D = PixelModel.DIMENSIONS;

    private Path data = Path.of("");
    private Path base = Path.of("");

    @BeforeEach
    void makePicturesAndModel() throws IOException {
        data = folder.resolve("pictures");
        PngFolders.write(data, 12, 1, List.of("high", "middle", "low"));
        base = PixelModel.write(folder.resolve("base"), false);
    }

    private Embeddings embedded(Path model, String name) throws IOException {
        Path file = folder.resolve(name + ".npy");
        done("embed", model, data, "--out", file);
        return VectorFormats.read(file);
    }

    /** A tensor of a file of safetensors, by the format's own description. */
    private static float[] tensor(Path file, String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) bytes.getLong(0);
        JsonNode described = Json.tree(file, new String(bytes.array(), 8, header, StandardCharsets.UTF_8))
                .get(name)
                .get("data_offsets");
        int from = described.get(0).asInt();
        float[] values = new float[(described.get(1).asInt() - from) / Float.BYTES];
        bytes.position(8 + header + from)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    private static double[] normalized(float[] row) {
        double square = 0;
        for (float each : row) {
            square += (double) each * each;
        }
        double factor = Math.sqrt(row.length / square);
        return IntStream.range(0, row.length).mapToDouble(i -> row[i] * factor).toArray();
    }

    private static double[] linear(float[] weight, float[] bias, double[] x) {
        return IntStream.range(0, bias.length)
                .mapToDouble(i -> bias[i]
                        + IntStream.range(0, x.length)
                                .mapToDouble(k -> weight[i * x.length + k] * x[k])
                                .sum())
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "linear-head, false, 36",
        "linear-head, true, 36",
        "two-layer-head, false, 36",
        "two-layer-head, true, 10"
    })
    void theFileEmbedsAsTheModelAndThenTheHeadDo(String head, boolean mirrored, int numbers) throws IOException {
        PixelModel.write(base, mirrored);
        Path model = folder.resolve("model");
        done(
                "train",
                data,
                "--from",
                base,
                "--backbone",
                head,
                "--out",
                model,
                "--threads",
                "1",
                "--epochs",
                "2",
                "--set",
                "model.embedding=" + numbers,
                "--set",
                "train.pretrained_rate=1");
        assertThat(err).contains("Training " + head + " over " + base);
        Embeddings comes = embedded(base, "comes");
        Embeddings behind = embedded(model, "behind");
        assertThat(behind.dimensions()).isEqualTo(numbers);
        Path file = model.resolve("head.safetensors");
        float[] weight = tensor(file, "linear.weight");
        float[] bias = tensor(file, "linear.bias");
        assertThat(bias).as("it has been trained").isNotEqualTo(new float[numbers]);
        for (int i = 0; i < comes.size(); i++) {
            double[] x = normalized(comes.row(i));
            double[] expected = linear(weight, bias, x);
            if (head.startsWith("two")) {
                double[] hidden = linear(tensor(file, "hidden.weight"), tensor(file, "hidden.bias"), x);
                double[] second = linear(
                        tensor(file, "back.weight"),
                        tensor(file, "back.bias"),
                        IntStream.range(0, D)
                                .mapToDouble(k -> Math.max(0, hidden[k]))
                                .toArray());
                expected = IntStream.range(0, numbers)
                        .mapToDouble(k -> linear(weight, bias, x)[k] + second[k])
                        .toArray();
            }
            for (int k = 0; k < numbers; k++) {
                assertThat((double) behind.row(i)[k])
                        .isCloseTo(expected[k], org.assertj.core.api.Assertions.within(1e-4));
            }
        }
    }

    @Test
    void theModelIsAFolderLikeAnyOther() throws IOException {
        Path model = folder.resolve("model");
        done("train", data, "--from", base, "--out", model, "--threads", "1", "--epochs", "2");
        try (Stream<Path> inside = Files.list(model)) {
            assertThat(inside.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "head.safetensors",
                            "prototypes.safetensors",
                            "classes.txt",
                            "training-images.sha256",
                            "training.csv",
                            "epochs.csv",
                            "run.json",
                            "model.onnx",
                            "onnx.json");
        }
        assertThat(Files.readAllLines(model.resolve("classes.txt"))).containsExactly("high", "low", "middle");
        // What it was trained on is known, as of any model of Isogon's.
        done("evaluate", model, data);
        assertThat(out + err).contains("trained");
        // And a head can stand over it in turn.
        done("train", data, "--from", model, "--out", folder.resolve("second"), "--threads", "1", "--epochs", "1");
        assertThat(embedded(folder.resolve("second"), "second").dimensions()).isEqualTo(D);
    }

    /** Of the data's own parts, so that a plain loop can know which images are which. */
    @Test
    void aComparisonHasTheEmbeddingsAsTheyComeBesideRawPixels() throws IOException {
        Path parts = folder.resolve("parts");
        PngFolders.write(parts.resolve("train"), 6, 2, List.of("high", "middle", "low"));
        PngFolders.write(parts.resolve("test"), 8, 3, List.of("high", "middle", "low"));
        done(
                "compare",
                parts,
                "--from",
                base,
                "--losses",
                "arcface,fixed-adacos",
                "--seeds",
                "2",
                "--epochs",
                "2",
                "--set",
                "train.batch=6",
                "--threads",
                "1",
                "--out",
                folder.resolve("study"));
        assertThat(out)
                .contains("embeddings as they come")
                .contains("(raw pixels)")
                .contains("--protocol open");
        JsonNode results = Json.readTree(folder.resolve("study").resolve("results.json"));
        List<String> losses = new java.util.ArrayList<>();
        results.get("summaries").forEach(each -> losses.add(each.get("loss").asString()));
        assertThat(losses).containsExactly("arcface", "fixed-adacos", "embeddings as they come");
        assertThat(results.get("baseline_accuracy").asDouble()).isBetween(0.0, 1.0);

        data = parts.resolve("train");
        Embeddings gallery = embedded(base, "gallery");
        data = parts.resolve("test");
        Embeddings probes = embedded(base, "probes");
        int right = 0;
        for (int p = 0; p < probes.size(); p++) {
            int best = -1;
            double most = -2;
            for (int g = 0; g < gallery.size(); g++) {
                double[] a = normalized(probes.row(p));
                double[] b = normalized(gallery.row(g));
                double cosine =
                        IntStream.range(0, D).mapToDouble(k -> a[k] * b[k]).sum();
                if (cosine > most) {
                    most = cosine;
                    best = g;
                }
            }
            right += folderOf(gallery.names().get(best))
                            .equals(folderOf(probes.names().get(p)))
                    ? 1
                    : 0;
        }
        assertThat(results.get("summaries").get(2).get("test_accuracy").asDouble())
                .isEqualTo((double) right / probes.size());
    }

    private static String folderOf(String name) {
        return name.replaceAll(".*/([^/]+)/[^/]+$", "$1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from | nothing-there | must be a model in ONNX, but was nothing-there",
                "--backbone | linear-head | a head, which stands over a model; name one by",
            })
    void whatCannotBeIsRefused(String option, String value, String said) {
        assertThat(isogon("train", data, option, value, "--out", folder.resolve("model")))
                .isEqualTo(2);
        assertThat(err).contains(said);
        assertThat(folder.resolve("model")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--backbone | resnet18 | must be one of linear-head, two-layer-head",
                "--protocol | seed | goes with the protocols fair and open only",
                "--weights | w.safetensors | must be none over a model",
                "--augmentation | flip | must be none over a model",
                "--resolution | 32 | must be 6 over a model",
                "--freeze | 1 | must be 0 over a model",
            })
    void whatDoesNotGoWithAModelIsRefused(String option, String value, String said) {
        assertThat(isogon("compare", data, "--from", base, option, value, "--out", folder.resolve("study")))
                .isEqualTo(2);
        assertThat(err).contains(said);
    }
}
