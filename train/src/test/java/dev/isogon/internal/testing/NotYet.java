package dev.isogon.internal.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Reference values of what Isogon does not have yet: counted by one test, which says so, instead of a skipped one each,
 * among which another would not be seen. The repository has no such files, so there an unknown name is a mistake.
 */
public final class NotYet {

    private NotYet() {}

    /**
     * The test that counts; none where nothing is to be counted.
     *
     * @param list the class that lists what there is
     * @param name what a file is of
     */
    public static Stream<DynamicTest> counted(
            String list, List<ReferenceFile> files, Function<ReferenceFile, String> name, Predicate<String> known) {
        List<ReferenceFile> others =
                files.stream().filter(each -> !known.test(name.apply(each))).toList();
        if (others.isEmpty()) {
            return Stream.empty();
        }
        Map<String, Long> counts =
                others.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
        String line = "reference files of what is not in " + list + " yet: " + others.size() + ", of "
                + counts.entrySet().stream()
                        .map(each -> each.getKey() + " (" + each.getValue() + ")")
                        .collect(Collectors.joining(", "));
        return Stream.of(dynamicTest(line, () -> {
            System.out.println(line);
            assertThat(others.stream().filter(ReferenceFile::ours))
                    .as("the repository's own that are not in %s", list)
                    .isEmpty();
        }));
    }
}
