package dev.isogon.internal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.lint.Lints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every check has its row in the documentation, in the order of the list, and every check's file is in the list. */
class LintsDocumentedTest {

    private static final Path HOME = Path.of(System.getProperty("isogon.home", "."));

    @Test
    void everyCheckHasItsRowInOrder() throws IOException {
        List<String> rows = Files.readAllLines(HOME.resolve("docs/lint.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
        assertThat(rows).isEqualTo(Lints.names());
    }

    @Test
    void everyCheckIsInTheList() throws IOException {
        Path folder = HOME.resolve("train/src/main/java/dev/isogon/internal/lint");
        long checks;
        try (Stream<Path> files = Files.list(folder)) {
            checks = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(LintsDocumentedTest::isCheck)
                    .count();
        }
        assertThat(Lints.names()).hasSize(Math.toIntExact(checks)).doesNotHaveDuplicates();
    }

    private static boolean isCheck(Path file) {
        try {
            return Files.readString(file).contains(" implements Lint {");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
