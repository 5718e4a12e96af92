package dev.isogon.internal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.cli.CommandLineRun;
import dev.isogon.internal.loss.Losses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every loss and word that can be written stands in the documentation and, the losses, in the command's help. */
class LossesDocumentedTest {

    @Test
    void everyNameAndWordIsInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("isogon.home", "."), "docs", "losses.md"));
        Set<String> missing = new TreeSet<>(Losses.names());
        missing.addAll(Losses.words());
        missing.removeIf(word -> page.contains("`" + word + "`") || page.contains("`" + word + "("));
        assertThat(missing).as("not in docs/losses.md").isEmpty();
    }

    @Test
    void everyNameIsInTheHelp() {
        String help = CommandLineRun.of("compare", "--help").out();
        assertThat(Losses.names())
                .allSatisfy(name -> assertThat(help).containsPattern("(?<![\\w-])" + name + "(?![\\w-])"));
        assertThat(help).contains("docs/losses.md");
    }
}
