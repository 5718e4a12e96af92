package dev.isogon.internal.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The map of train, and what it does without. */
@Tag("any-jdk")
class TrainHouseTest {

    private static final House MAP = new House(Map.of(
            "train",
            Set.of(
                    "metrics",
                    "data",
                    "report",
                    "experiment",
                    "loop",
                    "loss",
                    "model",
                    "models",
                    "config",
                    "face",
                    "embed",
                    "eval"),
            "report",
            Set.of("experiment", "lint", "loop", "config", "evaluation", "data", "eval", "look", "store", "base"),
            "experiment",
            Set.of(
                    "lint",
                    "loop",
                    "loss",
                    "model",
                    "config",
                    "engine",
                    "models",
                    "evaluation",
                    "face",
                    "embed",
                    "data",
                    "eval",
                    "matrix",
                    "store",
                    "base"),
            "lint",
            Set.of("loop", "loss", "model", "config", "engine", "data", "eval", "matrix", "store", "base"),
            "loop",
            Set.of(
                    "loss", "model", "config", "engine", "models", "embed", "onnx", "data", "eval", "matrix", "store",
                    "base"),
            "model",
            Set.of("engine", "embed", "data", "onnx", "store", "base"),
            "loss",
            Set.of("engine", "base"),
            "config",
            Set.of("loss", "model", "models", "embed", "data", "store", "base"),
            "engine",
            Set.of("matrix", "base")));

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
    void neitherCommandLineNorLoggingBindingComesWithIt() {
        assertThat(House.has("org.bytedeco.pytorch.Tensor"))
                .as("the test would see a class that is there")
                .isTrue();
        assertThat(House.has("picocli.CommandLine")).isFalse();
        assertThat(House.has("dev.isogon.internal.cli.Main")).isFalse();
    }

    /** But for losses, which somebody's own loop over the engine takes, or gives. */
    @Test
    void theTrainingEngineStaysInItsRooms() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.isogon\\.train\\.LossModule(\\$.*)?")
                .and()
                .resideOutsideOfPackages(
                        "dev.isogon.internal.engine..",
                        "dev.isogon.internal.loss..",
                        "dev.isogon.internal.model..",
                        "dev.isogon.internal.loop..",
                        "dev.isogon.internal.lint..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco.pytorch..")
                .check(House.classes());
    }

    @Test
    void scopesAreOpenedThroughOneClass() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.isogon.internal.engine..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.bytedeco.javacpp.PointerScope")
                .check(House.classes());
    }

    /** Messages name settings; a library's caller has no options. The command line says them in its own words. */
    @Test
    void noMessageNamesAnOptionOfTheCommandLine() {
        assertThat(StringConstants.all())
                .as("the test would see a message that is there")
                .anySatisfy(text -> assertThat(text).contains("a difference between losses"));
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
