package dev.isogon.internal.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.loss.head.CosineHead;
import dev.isogon.internal.loss.head.Head;
import dev.isogon.internal.loss.head.LinearHead;
import dev.isogon.internal.loss.regularizer.Regularizer;
import dev.isogon.internal.testing.NotYet;
import dev.isogon.internal.testing.ReferenceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Every loss and regularizer against values of public reference implementations: loss, gradients, and state over steps,
 * in float64 and float32. The README beside the values gives format and tolerance.
 */
@Tag("golden")
@Tag("any-jdk")
class GoldenFilesTest {

    private static final String REGULARIZER = "regularizer:";

    /** What the values call what a loss remembers, and what we call it. */
    private static final Map<String, String> REMEMBERED =
            Map.of("t", "curriculum", "norm_mean", "norm_mean", "norm_std", "norm_deviation");

    @TestFactory
    Stream<DynamicTest> everyFileAgrees() throws IOException {
        List<ReferenceFile> files = ReferenceFile.ofLosses();
        return Stream.concat(
                files.stream()
                        .filter(each -> isKnown(name(each)))
                        .flatMap(each -> Stream.of(ScalarType.Double, ScalarType.Float)
                                .map(type -> dynamicTest(each.name() + " " + type, () -> check(each, type)))),
                NotYet.counted("Losses", files, GoldenFilesTest::name, GoldenFilesTest::isKnown));
    }

    /** Under its own name, or under another's with a setting: simple-arcface is a cosface. */
    @Test
    void everyLossAndRegularizerHasValuesInTheRepository() throws IOException {
        Set<String> checked = new HashSet<>();
        for (ReferenceFile each : ReferenceFile.ofLosses()) {
            if (each.ours()) {
                String name = name(each);
                checked.add(name);
                if (!name.startsWith(REGULARIZER)) {
                    checked.add(recipe(each).label());
                }
            }
        }
        assertThat(Losses.names())
                .allSatisfy(name -> assertThat(checked)
                        .containsAnyOf(name, Losses.parse(name).label()));
        assertThat(Losses.REGULARIZERS.keySet())
                .allSatisfy(name -> assertThat(checked).contains(REGULARIZER + name));
    }

    private static String name(ReferenceFile file) {
        return file.values().get("loss").asString().replace('_', '-');
    }

    private static boolean isKnown(String name) {
        return name.startsWith(REGULARIZER)
                ? Losses.REGULARIZERS.containsKey(name.substring(REGULARIZER.length()))
                : Losses.names().contains(name);
    }

    private static LossRecipe recipe(ReferenceFile file) {
        return Losses.parse(written(name(file), file.values().get("config")));
    }

    private static void check(ReferenceFile file, ScalarType type) {
        String name = name(file);
        try (Scope scope = Scope.open()) {
            Case checked = new Case(file.values(), type);
            if (name.startsWith(REGULARIZER)) {
                checked.checkRegularizer(name.substring(REGULARIZER.length()));
            } else {
                checked.checkLoss(recipe(file));
            }
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
        if (config.has("h")) {
            settings.add("concentration=" + config.get("h").asString());
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
            JsonNode given = golden.get("prototypes");
            this.prototypeRows = given.isNull() ? new double[0][] : rows(given);
            this.prototypes = given.isNull() ? new Tensor() : tensor(prototypeRows);
        }

        void checkRegularizer(String name) {
            Tensor loss = regularizer(name).of(prototypes.set_requires_grad(true));
            loss.backward();
            checkAgainst(golden.get("expected"), loss, null, new double[0][], 1);
        }

        private static Regularizer regularizer(String name) {
            return Losses.parse("arcface + " + name)
                    .regularizers()
                    .get(0)
                    .build()
                    .apply(new Shape(2, 1));
        }

        void checkLoss(LossRecipe recipe) {
            Loss loss = loss(recipe);
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
                REMEMBERED.forEach((key, buffer) -> {
                    if (expected.has(key)) {
                        double wanted = expected.get(key).asDouble();
                        double actual =
                                loss.module().named_buffers().get(buffer).item_double();
                        assertThat(actual).as(key).isCloseTo(wanted, Offset.offset(tolerance() * wanted + rounding(1)));
                    }
                });
            }
        }

        private Loss loss(LossRecipe recipe) {
            if (!(recipe instanceof PrototypeRecipe words)) {
                return recipe.build(new Shape(2, 1, type), false);
            }
            Shape shape = new Shape(prototypeRows.length, prototypeRows[0].length, type);
            Head head = words.head() == HeadWord.LINEAR ? new LinearHead(prototypes) : new CosineHead(prototypes);
            return words.build(shape, head, false);
        }

        private double step(Loss loss, JsonNode given, JsonNode expected) {
            double[][] embeddingRows = rows(given.get("embeddings"));
            Tensor embeddings = tensor(embeddingRows).set_requires_grad(true);
            int[] labels = new int[embeddingRows.length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = given.get("labels").get(i).asInt();
            }
            loss.module().zero_grad(true);
            Loss.Output output = loss.of(embeddings, Tensors.labels(labels));
            output.loss().backward();
            checkAgainst(
                    expected,
                    output.loss(),
                    embeddings,
                    embeddingRows,
                    output.statistics().scale());
            return output.statistics().scale();
        }

        private void checkAgainst(
                JsonNode expected, Tensor loss, @Nullable Tensor embeddings, double[][] embeddingRows, double scale) {
            double rounding = rounding(scale);
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

        private double rounding(double scale) {
            return 8 * (type == ScalarType.Double ? 2.2e-16 : 1.2e-7) * scale;
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
