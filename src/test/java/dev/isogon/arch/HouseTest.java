package dev.isogon.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The house as a map: package → packages of ours that it may use. */
class HouseTest {

    private static final String ROOT = "dev.isogon.";

    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "cli", Set.of("config", "store", "tensor", "loss", "model", "data", "train", "eval", "study", "report"),
            "report", Set.of("config", "store", "study", "train", "eval"),
            "study", Set.of("config", "store", "tensor", "loss", "model", "data", "train", "eval"),
            "train", Set.of("config", "store", "tensor", "loss", "model", "data", "eval"),
            "model", Set.of("config", "store", "tensor"),
            "loss", Set.of("config", "tensor"),
            "eval", Set.of("config", "tensor"),
            "data", Set.of("config", "store"),
            "config", Set.of("store"),
            "tensor", Set.of());

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.isogon");

    @Test
    void packagesPointOneWay() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass each : classes) {
            String from = room(each);
            each.getDirectDependenciesFromSelf().forEach(dependency -> {
                String to = room(dependency.getTargetClass());
                if (!to.isEmpty()
                        && !to.equals(from)
                        && !MAY_USE.getOrDefault(from, Set.of()).contains(to)) {
                    wrong.add(from + " → " + to + ": " + dependency.getDescription());
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith(ROOT) && name.length() > ROOT.length()
                ? name.substring(ROOT.length(), name.indexOf('.', ROOT.length()))
                : "";
    }

    @Test
    void theTrainingEngineStaysInItsRooms() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.isogon.tensor..", "dev.isogon.loss..", "dev.isogon.model..", "dev.isogon.train..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco.pytorch..")
                .check(classes);
    }

    @Test
    void scopesAreOpenedThroughOneClass() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.isogon.tensor..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.bytedeco.javacpp.PointerScope")
                .check(classes);
    }

    @Test
    void onlyTheCommandLineExits() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.isogon.cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .check(classes);
    }
}
