package dev.isogon.internal.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other build tools read Maven's files, but do not know which profile would have been on. */
class PublishedPomsTest {

    private static final Path HOME = Path.of(System.getProperty("isogon.home", "."));
    private static final Pattern PROFILES = Pattern.compile("<profiles>.*</profiles>", Pattern.DOTALL);
    private static final Pattern PROPERTIES = Pattern.compile("<properties>(.*?)</properties>", Pattern.DOTALL);
    private static final Pattern DEPENDENCIES = Pattern.compile("<dependencies>(.*?)</dependencies>", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"core", "recognise", "serve", "client", "train", "app"})
    void whatDependenciesNeedIsSetOutsideOfProfiles(String module) throws IOException {
        String parent = withoutProfiles(HOME.resolve("pom.xml"));
        String pom = withoutProfiles(HOME.resolve(module).resolve("pom.xml"));
        Set<String> set =
                found(Pattern.compile("<([\\w.]+)(?:/>|>)"), inside(PROPERTIES, parent) + inside(PROPERTIES, pom));
        Set<String> needed =
                found(Pattern.compile("\\$\\{([^}]+)}"), inside(DEPENDENCIES, parent) + inside(DEPENDENCIES, pom));
        assertThat(needed).contains("engine.platform");
        needed.remove("project.version");
        assertThat(set).containsAll(needed);
    }

    private static String withoutProfiles(Path pom) throws IOException {
        return PROFILES.matcher(Files.readString(pom)).replaceAll("");
    }

    private static String inside(Pattern part, String pom) {
        return part.matcher(pom).results().map(each -> each.group(1)).collect(Collectors.joining());
    }

    private static Set<String> found(Pattern name, String text) {
        return name.matcher(text).results().map(each -> each.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
