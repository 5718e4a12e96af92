package dev.isogon.internal.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The map of core, and what it does without. */
@Tag("any-jdk")
class CoreHouseTest {

    private static final House MAP = new House(Map.of(
            "evaluation", Set.of("eval", "data", "matrix", "store", "base"),
            "data", Set.of("matrix", "store", "base"),
            "eval", Set.of("matrix", "base"),
            "matrix", Set.of("base"),
            "store", Set.of("base"),
            "look", Set.of(),
            "base", Set.of(),
            "metrics", Set.of("evaluation", "eval", "data", "matrix", "store", "base")));

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
    void neitherEngineNorCommandLineIsOnTheClassPath() {
        assertThat(House.has("org.bytedeco.openblas.global.openblas_nolapack"))
                .as("the test would see a class that is there")
                .isTrue();
        assertThat(House.has("org.bytedeco.pytorch.Tensor")).isFalse();
        assertThat(House.has("ai.onnxruntime.OrtSession")).isFalse();
        assertThat(House.has("picocli.CommandLine")).isFalse();
        assertThat(House.has("dev.isogon.internal.loop.Training")).isFalse();
    }

    /** Messages name settings; a library's caller has no options. The command line says them in its own words. */
    @Test
    void noMessageNamesAnOptionOfTheCommandLine() {
        assertThat(StringConstants.all())
                .as("the test would see a message that is there")
                .anySatisfy(text -> assertThat(text).contains("does not say how long an embedding is"));
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

    @Test
    void nativeProductsStayInOneRoom() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.isogon.internal.matrix..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(House.classes());
    }
}
