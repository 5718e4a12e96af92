package dev.isogon.internal.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A module as a map: room → rooms that it may use. A room is the first word of a package behind {@code dev.isogon.internal},
 * or a door: {@code dev.isogon.metrics}, {@code dev.isogon.train}, {@code dev.isogon} itself. What stands in a door's {@link #VOCABULARY} every room may
 * speak; the rest of a door stands on the rooms, and no room on it.
 */
public final class House {

    private static final String DOORS = "dev.isogon.";
    private static final String INTERNAL = "dev.isogon.internal.";

    /** Types of doors that say what is asked for or what went wrong, and do nothing. */
    private static final Set<String> VOCABULARY = Set.of(
            "dev.isogon.Answer",
            "dev.isogon.Decision",
            "dev.isogon.EnrolmentOutcome",
            "dev.isogon.Face",
            "dev.isogon.metrics.BrokenFileException",
            "dev.isogon.metrics.BrokenImageException",
            "dev.isogon.metrics.DataSource",
            "dev.isogon.metrics.Embedder",
            "dev.isogon.metrics.Embeddings",
            "dev.isogon.metrics.EvaluationResult",
            "dev.isogon.metrics.Image",
            "dev.isogon.metrics.Measurement",
            "dev.isogon.metrics.SettingsException",
            "dev.isogon.metrics.StoppedException",
            "dev.isogon.metrics.Work",
            "dev.isogon.train.MissingNativesException");

    private static final int MOST_IN_A_PACKAGE = 21;

    private final Map<String, Set<String>> mayUse;

    public House(Map<String, Set<String>> mayUse) {
        this.mayUse = mayUse;
    }

    private static final class Imported {
        private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));
    }

    /** The classes of the module whose tests run. */
    public static JavaClasses classes() {
        return Imported.CLASSES;
    }

    /** The classes of the module whose tests run and of those that it is built on; no tests among them. */
    public static JavaClasses ofAllModules() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.isogon");
    }

    /** Every use of a room that the map does not have. */
    public Set<String> wrongWays() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass each : classes()) {
            String from = room(each);
            if (!mayUse.containsKey(from)) {
                wrong.add(each.getName() + " is in no room");
            }
            each.getDirectDependenciesFromSelf().forEach(dependency -> {
                String to = room(dependency.getTargetClass());
                if (!to.isEmpty()
                        && !VOCABULARY.contains(outermost(dependency.getTargetClass()))
                        && !to.equals(from)
                        && !mayUse.getOrDefault(from, Set.of()).contains(to)) {
                    wrong.add(from + " → " + to + ": " + dependency.getDescription());
                }
            });
        }
        return wrong;
    }

    /** Packages of the module in which more top-level types stand than fit on one screen, with their number. */
    public static Map<String, Long> crowded() {
        Map<String, Long> sizes = classes().stream()
                .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        sizes.values().removeIf(size -> size <= MOST_IN_A_PACKAGE);
        return sizes;
    }

    /**
     * No package behind the doors needs, over others or at once, one that needs it; below the rooms too. What the build makes of
     * templates, which use each other, is no package of ours.
     */
    public static void checkNoCycles() {
        slices().matching("dev.isogon.internal.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes().that(not(resideInAPackage("..report.page.template.."))));
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("[$\\[;].*", "");
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName() + ".";
        String root = name.startsWith(INTERNAL) ? INTERNAL : DOORS;
        if (name.equals(DOORS)) {
            return "isogon";
        }
        return name.startsWith(root) ? name.substring(root.length(), name.indexOf('.', root.length())) : "";
    }

    /** Whether a class can be loaded here. */
    public static boolean has(String className) {
        try {
            Class.forName(className, false, House.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
