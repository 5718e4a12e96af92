package dev.isogon.internal.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client needs nothing but the JDK. */
@Tag("any-jdk")
class ClientHouseTest {

    private static final House MAP = new House(Map.of("client", Set.of()));

    @Test
    void noPackageIsAnAttic() {
        assertThat(House.crowded()).isEmpty();
    }

    @Test
    void roomsPointOneWay() {
        assertThat(MAP.wrongWays()).isEmpty();
    }

    @Test
    void whatSpeaksKnowsNothingOfTheDoor() {
        noClasses()
                .that()
                .resideInAPackage("dev.isogon.internal.client..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.isogon.client..")
                .check(House.classes());
    }

    @Test
    void nothingButTheJdkIsNeeded() {
        assertThat(House.classes()).as("the test sees the classes").hasSizeGreaterThan(20);
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "", "dev.isogon.client..", "dev.isogon.internal.client..", "org.jspecify..")
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
