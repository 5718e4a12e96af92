package dev.isogon.internal.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Every loss and regularizer against values of public reference implementations: loss, gradients, and state over steps,
 * in float64 and float32. {@code -Disogon.golden=DIR} names the folder; its README gives format and tolerance.
 */
@Tag("golden")
class GoldenFilesTest {

    /** Names in the files that are in no list of ours yet, and how many files have them. */
    private static final Map<String, Integer> SKIPPED = new TreeMap<>();

    @AfterAll
    static void sayWhatWasSkipped() {
        SKIPPED.forEach((name, files) -> System.out.println(
                "reference values skipped: " + name + " is not in Losses yet (" + files + " files)"));
    }

    @TestFactory
    Stream<DynamicTest> everyFileAgrees() throws IOException {
        String given = System.getProperty("isogon.golden", "");
        Path folder = given.isEmpty() ? beside() : Path.of(given);
        if (given.isEmpty()) {
            assumeTrue(Files.isDirectory(folder), "no reference values: there is no folder " + folder);
        } else {
            assertThat(folder).as("-Disogon.golden").isDirectory();
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty() && Files.isDirectory(folder.resolve("backbones"))) {
            abort("there are reference values of backbones only, in " + folder);
        }
        assertThat(files).as("reference files in %s", folder).isNotEmpty();
        return files.stream()
                .flatMap(file -> Stream.of(ScalarType.Double, ScalarType.Float)
                        .map(type -> dynamicTest(file.getFileName() + " " + type, () -> check(file, type))));
    }

    private static Path beside() {
        return Path.of(System.getProperty("isogon.shared", "../shared"), "golden");
    }

    private static void check(Path file, ScalarType type) throws IOException {
        JsonNode golden = Json.readTree(file);
        if (golden.has("tensors")) {
            abort("skipped: it is of a backbone, which GoldenBackbonesTest checks");
        }
        String name = golden.get("loss").asString();
        try (Scope scope = Scope.open()) {
            if (name.startsWith("regularizer:")) {
                String regularizer = name.substring("regularizer:".length()).replace('_', '-');
                skipUnlessKnown(regularizer, Losses.words().contains(regularizer), type);
                new Case(golden, type).checkRegularizer(regularizer);
            } else {
                String loss = name.replace('_', '-');
                skipUnlessKnown(loss, Losses.names().contains(loss), type);
                new Case(golden, type).checkLoss(Losses.parse(written(loss, golden.get("config"))));
            }
        }
    }

    private static void skipUnlessKnown(String name, boolean known, ScalarType type) {
        if (!known) {
            SKIPPED.merge(name, type == ScalarType.Double ? 1 : 0, Integer::sum);
            abort("skipped: " + name + " is not in Losses yet");
        }
    }

    /** The file's configuration in the notation of the command line. */
    private static String written(String loss, JsonNode config) {
        List<String> settings = new ArrayList<>();
        if (loss.equals("fixed-adacos") || loss.equals("adacos") || loss.equals("cross-entropy")) {
            return loss;
        }
        if (config.has("margin_degrees")) {
            settings.add("margin=" + config.get("margin_degrees").asString() + "deg");
        }
        for (String key : List.of("margin", "scale", "temperature")) {
            if (config.has(key)) {
                settings.add(key + "=" + config.get(key).asString());
            }
        }
        return loss + "(" + String.join(", ", settings).toLowerCase(Locale.ROOT) + ")";
    }

    /** One file in one precision. */
    private static final class Case {
        private final JsonNode golden;
        private final ScalarType type;
        private final double[][] prototypeRows;
        private final Tensor prototypes;

        Case(JsonNode golden, ScalarType type) {
            this.golden = golden;
            this.type = type;
            this.prototypeRows = rows(golden.get("prototypes"));
            this.prototypes = tensor(prototypeRows);
        }

        void checkRegularizer(String name) {
            Tensor loss = regularizer(name).of(prototypes.set_requires_grad(true));
            loss.backward();
            checkAgainst(golden.get("expected"), loss, null, new double[0][], 1);
        }

        private static Regularizer regularizer(String name) {
            return Losses.parse("arcface + " + name).regularizers().get(0).regularizer();
        }

        void checkLoss(LossRecipe recipe) {
            Shape shape = new Shape(prototypeRows.length, prototypeRows[0].length, type);
            Head head = recipe.head() == LossRecipe.HeadWord.LINEAR
                    ? new LinearHead(prototypes)
                    : new CosineHead(prototypes);
            PrototypeLoss loss = recipe.build(shape, head, false);
            if (!golden.has("steps")) {
                step(loss, golden, golden.get("expected"));
                return;
            }
            for (JsonNode each : golden.get("steps")) {
                JsonNode expected = each.has("expected") ? each.get("expected") : each;
                double scale = step(loss, each, expected);
                if (expected.has("scale")) {
                    double wanted = expected.get("scale").asDouble();
                    assertThat(scale).as("scale").isCloseTo(wanted, Offset.offset(tolerance() * wanted));
                }
            }
        }

        private double step(PrototypeLoss loss, JsonNode given, JsonNode expected) {
            double[][] embeddingRows = rows(given.get("embeddings"));
            Tensor embeddings = tensor(embeddingRows).set_requires_grad(true);
            int[] labels = new int[embeddingRows.length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = given.get("labels").get(i).asInt();
            }
            loss.zero_grad(true);
            Loss.Output output = loss.of(embeddings, Tensors.labels(labels));
            output.loss().backward();
            checkAgainst(expected, output.loss(), embeddings, embeddingRows, output.scale());
            return output.scale();
        }

        private void checkAgainst(
                JsonNode expected, Tensor loss, @Nullable Tensor embeddings, double[][] embeddingRows, double scale) {
            double rounding = 8 * (type == ScalarType.Double ? 2.2e-16 : 1.2e-7) * scale;
            double wanted = expected.get("loss").asDouble();
            assertThat(loss.to(ScalarType.Double).item_double())
                    .as("loss")
                    .isCloseTo(wanted, Offset.offset(tolerance() * Math.abs(wanted) + rounding));
            if (embeddings != null) {
                close("grad_embeddings", embeddings.grad(), expected, rounding / smallestNorm(embeddingRows));
            }
            if (expected.has("grad_prototypes")) {
                close("grad_prototypes", prototypes.grad(), expected, rounding / smallestNorm(prototypeRows));
            }
        }

        private void close(String name, Tensor actual, JsonNode expected, double rounding) {
            double[] wanted = Stream.of(rows(expected.get(name)))
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            double largest = Arrays.stream(wanted).map(Math::abs).max().orElse(0);
            assertThat(Tensors.values(actual))
                    .as(name)
                    .containsExactly(wanted, Offset.offset(tolerance() * largest + rounding));
        }

        private double tolerance() {
            return type == ScalarType.Double ? 1e-9 : 1e-4;
        }

        private Tensor tensor(double[][] rows) {
            double[] flat = Stream.of(rows).flatMapToDouble(Arrays::stream).toArray();
            return Tensors.of(flat, type, rows.length, rows[0].length);
        }

        private static double smallestNorm(double[][] rows) {
            return Stream.of(rows)
                    .mapToDouble(
                            row -> Math.sqrt(Arrays.stream(row).map(x -> x * x).sum()))
                    .min()
                    .orElseThrow();
        }

        private static double[][] rows(JsonNode node) {
            double[][] rows = new double[node.size()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = new double[node.get(i).size()];
                for (int j = 0; j < rows[i].length; j++) {
                    rows[i][j] = node.get(i).get(j).asDouble();
                }
            }
            return rows;
        }
    }
}
