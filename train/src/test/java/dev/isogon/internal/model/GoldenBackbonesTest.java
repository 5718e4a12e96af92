package dev.isogon.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Every backbone against values of its public reference implementation: tensor names, shapes and order; outputs in both
 * modes and gradients in float64, evaluation outputs in float32. {@code -Disogon.golden=DIR} names the folder that has
 * the files, or has them in {@code backbones/}; its README gives format and tolerance.
 */
@Tag("golden")
@ExtendWith(OneThread.class)
class GoldenBackbonesTest {

    @TestFactory
    Stream<DynamicTest> everyFileAgrees() throws IOException {
        String given = System.getProperty("isogon.golden", "");
        Path folder =
                given.isEmpty() ? Path.of(System.getProperty("isogon.shared", "../shared"), "golden") : Path.of(given);
        if (!given.isEmpty()) {
            assertThat(folder).as("-Disogon.golden").isDirectory();
        }
        Path inner = folder.resolve("backbones");
        List<Path> files = files(Files.isDirectory(inner) ? inner : folder);
        assumeTrue(!files.isEmpty(), "no reference values of backbones in " + folder);
        return files.stream().map(file -> dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    /** Losses' reference values may lie in the same folder; only backbones' have a list of tensors. */
    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(file -> file.toString().endsWith(".json"))
                    .filter(GoldenBackbonesTest::isOfABackbone)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOfABackbone(Path file) {
        try {
            JsonNode golden = Json.readTree(file);
            return golden.has("eval_output") && golden.has("tensors");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path file) throws IOException {
        JsonNode golden = Json.readTree(file);
        String name = golden.get("name").asString();
        for (Architecture each : Backbones.ALL) {
            if (each.name().equals(name)) {
                new GoldenBackbone(golden, each).check();
                return;
            }
        }
        abort("skipped: " + name + " is not in Backbones yet");
    }

    @Test
    void toleranceOfThisTestNoticesAChange() {
        assertThat(GoldenBackbone.agree(new double[] {1, 2}, new double[] {1, 2 + 3e-6}, 1e-6))
                .isFalse();
        assertThat(GoldenBackbone.agree(new double[] {1, 2}, new double[] {1, 2 + 1e-6}, 1e-6))
                .isTrue();
        assertThat(GoldenBackbone.agree(new double[] {1, 2}, new double[] {1, Double.NaN}, 1e-6))
                .isFalse();
    }
}
