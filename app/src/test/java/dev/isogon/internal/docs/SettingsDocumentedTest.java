package dev.isogon.internal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.config.settings.SettingRow;
import dev.isogon.internal.config.settings.SettingsTable;
import dev.isogon.internal.experiment.protocol.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * docs/settings.md has the table of settings as the program has it. After a change of the table, {@code
 * -Disogon.write.docs=true} writes the section anew.
 */
class SettingsDocumentedTest {

    private static final Path FILE = Path.of(System.getProperty("isogon.home", "."), "docs", "settings.md");
    private static final String BEGIN = "<!-- generated from the table of settings: begin -->\n";
    private static final String END = "<!-- generated from the table of settings: end -->";

    @Test
    void everySettingStandsThereAsInTheTable() throws IOException {
        if (Boolean.getBoolean("isogon.write.docs")) {
            String before = Files.readString(FILE);
            Files.writeString(FILE, before.replace(documented(before), generated()));
        }
        assertThat(documented(Files.readString(FILE))).isEqualTo(generated());
    }

    private static String documented(String text) {
        return text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
    }

    private static String generated() {
        return "\nOf a comparison:\n\n" + table(SettingsTable.COMPARE)
                + "\nOf one model trained by itself, otherwise:\n\n"
                + table(SettingsTable.TRAIN.stream()
                        .filter(row -> !SettingsTable.COMPARE.contains(row))
                        .toList())
                + "\n";
    }

    private static String table(List<SettingRow<?>> rows) {
        StringBuilder lines =
                new StringBuilder("| setting | what it is | allowed | where nothing is said |\n|---|---|---|---|\n");
        for (SettingRow<?> row : rows) {
            List<String> protocols = row.protocols(Protocols.ALL);
            lines.append("| `").append(row.key()).append("` | ").append(row.sentence());
            lines.append(protocols.isEmpty() ? "" : "; protocol " + String.join(", ", protocols) + " only");
            lines.append(" | ").append(row.allowed()).append(" | ");
            lines.append(row.otherwise(Protocols.ALL)).append(" |\n");
        }
        return lines.toString();
    }
}
