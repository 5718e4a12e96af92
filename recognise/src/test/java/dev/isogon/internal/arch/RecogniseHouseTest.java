package dev.isogon.internal.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The map of recognise, and what it does without. */
@Tag("any-jdk")
class RecogniseHouseTest {

    private static final House MAP = new House(Map.of(
            "isogon",
                    Set.of(
                            "gallery", "models", "face", "embed", "onnx", "data", "eval", "matrix", "store", "base",
                            "metrics"),
            "gallery", Set.of("models", "face", "embed", "eval", "data", "matrix", "store", "base"),
            "crops", Set.of("face", "data", "store", "base"),
            "models", Set.of("face", "embed", "onnx", "eval", "evaluation", "data", "matrix", "store", "base"),
            "face", Set.of("embed", "onnx", "data", "store", "base"),
            "embed", Set.of("onnx", "data", "matrix", "store", "base"),
            "onnx", Set.of("store", "base")));

    @Test
    void packagesPointOneWayBelowTheTopToo() {
        House.checkNoCycles();
    }

    @Test
    void noPackageIsAnAttic() {
        assertThat(House.crowded()).isEmpty();
    }

    @Test
    void roomsPointOneWay() {
        assertThat(MAP.wrongWays()).isEmpty();
    }

    @Test
    void neitherTrainingEngineNorCommandLineIsOnTheClassPath() {
        assertThat(House.has("ai.onnxruntime.OrtSession"))
                .as("the test would see a class that is there")
                .isTrue();
        assertThat(House.has("org.bytedeco.pytorch.Tensor")).isFalse();
        assertThat(House.has("picocli.CommandLine")).isFalse();
        assertThat(House.has("dev.isogon.internal.loop.Training")).isFalse();
    }

    @Test
    void theRuntimeStaysInItsRoom() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.isogon.internal.embed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(House.classes());
    }

    /** Messages name settings; a library's caller has no options. The command line says them in its own words. */
    @Test
    void noMessageNamesAnOptionOfTheCommandLine() {
        assertThat(StringConstants.withOptions()).isEmpty();
    }

    @Test
    void nothingIsPrintedAndNobodyExits() {
        noClasses()
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(House.classes());
    }
}
