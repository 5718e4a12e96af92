package dev.isogon.internal.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The map of serve, and what it does without. */
@Tag("any-jdk")
class ServeHouseTest {

    private static final House MAP = new House(Map.of(
            "serve",
            Set.of(
                    "isogon", "gallery", "models", "face", "embed", "data", "eval", "look", "matrix", "store", "base",
                    "metrics")));

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
        assertThat(House.has("org.eclipse.jetty.server.Server"))
                .as("the test would see a class that is there")
                .isTrue();
        assertThat(House.has("org.bytedeco.pytorch.Tensor")).isFalse();
        assertThat(House.has("picocli.CommandLine")).isFalse();
    }

    @Test
    void keysKnowNothingOfHttp() {
        noClasses()
                .that()
                .resideInAPackage("dev.isogon.internal.serve.access..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty..", "dev.isogon.internal.serve.http..")
                .check(House.classes());
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
