package dev.isogon.internal.cli.options;

import dev.isogon.internal.cli.text.OptionWords;
import dev.isogon.internal.config.settings.SettingRow;
import dev.isogon.internal.config.settings.SettingsTable;
import dev.isogon.internal.experiment.protocol.Protocols;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * What {@code compare --help} and {@code train --help} say of settings: each option's words, and the list of keys, as the table
 * of settings has them.
 */
public final class SettingsHelp extends ResourceBundle {

    private static final int WIDTH = 74;

    /** Where more is said of a setting than its sentence. */
    private static final Map<String, String> MORE = Map.of(
            "losses",
            "; see below",
            "model.backbone",
            "; see below",
            "train.augmentation",
            "; see docs/augmentation.md",
            "protocol",
            Protocols.ALL.stream()
                    .map(each -> each.name() + ": " + each.described().summary())
                    .collect(Collectors.joining("; ", ". ", "")));

    private final Map<String, String> words = new LinkedHashMap<>();

    private SettingsHelp(String command, List<SettingRow<?>> table, Map<String, String> options) {
        boolean alone = table == SettingsTable.TRAIN;
        for (SettingRow<?> row : table) {
            String option = options.get(row.key());
            if (option != null) {
                words.put(command + "." + option.substring("--".length()), OptionWords.of(described(row, alone)));
            }
        }
    }

    /** Has both commands say what the table says. */
    public static CommandLine fill(CommandLine isogon) {
        fill(isogon, "compare", SettingsTable.COMPARE, OptionWords.ofSettings());
        Map<String, String> options = new LinkedHashMap<>(OptionWords.ofSettings());
        options.put("losses", "--loss");
        options.put("seeds", "--seed");
        fill(isogon, "train", SettingsTable.TRAIN, options);
        return isogon;
    }

    private static void fill(CommandLine isogon, String name, List<SettingRow<?>> table, Map<String, String> options) {
        CommandLine command = Objects.requireNonNull(isogon.getSubcommands().get(name));
        CommandLine.Model.CommandSpec spec = command.getCommandSpec();
        List<String> footer = new ArrayList<>(List.of(spec.usageMessage().footer()));
        footer.add(keys(table));
        spec.usageMessage().footer(footer.toArray(String[]::new));
        command.setResourceBundle(new SettingsHelp(spec.qualifiedName("."), table, options));
    }

    /** What it is, and what it is where nothing is said; a per cent sign is picocli's. */
    private static String described(SettingRow<?> row, boolean alone) {
        List<String> some = row.protocols(Protocols.ALL);
        String otherwise = alone ? row.otherwiseAlone() : row.otherwise(Protocols.ALL);
        String text = row.sentence()
                + (some.isEmpty() || alone ? "" : " (protocol " + String.join(", ", some) + ")")
                + MORE.getOrDefault(row.key(), "")
                + (otherwise.equals("false") ? "" : ". Default: " + otherwise);
        return text.replace("%", "%%");
    }

    /** Keys that stand in sections, in lines. */
    private static String keys(List<SettingRow<?>> table) {
        StringBuilder lines = new StringBuilder("Settings for --set and --config:%n");
        String line = " ";
        for (SettingRow<?> row : table) {
            if (row.key().contains(".")) {
                if (line.length() + row.key().length() + 2 > WIDTH) {
                    lines.append(line).append("%n");
                    line = " ";
                }
                line += " " + row.key() + ",";
            }
        }
        return lines + line.substring(0, line.length() - 1) + "%n  docs/settings.md has each one's range and default.";
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return words.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(words.keySet());
    }
}
