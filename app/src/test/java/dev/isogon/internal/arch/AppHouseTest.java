package dev.isogon.internal.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the command line does itself, and what it leaves to others. */
@Tag("any-jdk")
class AppHouseTest {

    @Test
    void packagesPointOneWayBelowTheTopToo() {
        House.checkNoCycles();
    }

    @Test
    void noPackageIsAnAttic() {
        assertThat(House.crowded()).isEmpty();
    }

    @Test
    void onlyTheMainClassExits() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(House.classes());
    }

    /** Two classes of one name are two meanings of one word: a reader has to know the package to know which is meant. */
    @Test
    void noTwoClassesOfAllModulesHaveOneName() {
        Map<String, Set<String>> namesBySimpleName = new TreeMap<>();
        for (JavaClass each : House.ofAllModules()) {
            if (each.isTopLevelClass() && !each.getSimpleName().equals("package-info")) {
                namesBySimpleName
                        .computeIfAbsent(each.getSimpleName(), name -> new TreeSet<>())
                        .add(each.getName());
            }
        }
        assertThat(namesBySimpleName)
                .as("the test sees classes of every module")
                .containsKeys("FloatMatrix", "Training", "Main");
        assertThat(namesBySimpleName.values())
                .allSatisfy(names -> assertThat(names).hasSize(1));
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
    void theRuntimeIsNotCalledDirectly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(House.classes());
    }
}
