package dev.isogon.internal.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the command line does itself, and what it leaves to others. */
class AppHouseTest {

    @Test
    void onlyTheMainClassExits() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(House.classes());
    }

    @Test
    void theEngineIsNotCalledDirectly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(House.classes());
    }

    @Test
    void serverAndRecogniserAreNotOnItsClassPathYet() {
        assertThat(House.has("picocli.CommandLine"))
                .as("the test would see a class that is there")
                .isTrue();
        assertThat(House.has("io.javalin.Javalin")).isFalse();
        assertThat(House.has("ai.onnxruntime.OrtSession")).isFalse();
    }
}
