package dev.isogon.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.isogon.internal.testing.NotYet;
import dev.isogon.internal.testing.ReferenceFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every backbone against values of its public reference implementation: tensor names, shapes and order; outputs in both
 * modes and gradients in float64, evaluation outputs in float32. The README beside the values gives format and tolerance.
 */
@Tag("golden")
@Tag("any-jdk")
@ExtendWith(OneThread.class)
class GoldenBackbonesTest {

    @TestFactory
    Stream<DynamicTest> everyFileAgrees() throws IOException {
        List<ReferenceFile> files = ReferenceFile.ofBackbones();
        return Stream.concat(
                files.stream()
                        .filter(each -> isKnown(name(each)))
                        .map(each -> dynamicTest(each.name(), () -> check(each))),
                NotYet.counted("Backbones", files, GoldenBackbonesTest::name, GoldenBackbonesTest::isKnown));
    }

    private static String name(ReferenceFile file) {
        return file.values().get("name").asString();
    }

    private static boolean isKnown(String name) {
        return Backbones.ALL.stream().anyMatch(each -> each.name().equals(name));
    }

    private static void check(ReferenceFile file) {
        new GoldenBackbone(file.values(), Backbones.named(name(file))).check();
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
