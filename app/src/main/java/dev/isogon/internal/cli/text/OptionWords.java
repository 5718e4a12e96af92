package dev.isogon.internal.cli.text;

import dev.isogon.internal.base.Setting;
import dev.isogon.metrics.SettingsException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Messages in the command line's words: a {@link Setting} that they mention becomes the option that gives it. Everything
 * from below that is printed for a person goes through here; files and JSON keep the settings' keys.
 */
public final class OptionWords {

    /** What is said on the command line only and stands in no file of settings. */
    private static final Map<String, String> ALONE = Map.ofEntries(
            Map.entry("out", "--out"),
            Map.entry("name", "--name"),
            Map.entry("size", "--size"),
            Map.entry("colours", "--colours"),
            Map.entry("mean", "--mean"),
            Map.entry("deviation", "--deviation"),
            Map.entry("input", "--input"),
            Map.entry("output", "--output"),
            Map.entry("faces", "--faces"),
            Map.entry("images", "--images"),
            Map.entry("resume", "--resume"),
            Map.entry("moved_data", "--data"),
            Map.entry("config", "--config"),
            Map.entry("pairs", "--pairs"),
            Map.entry("labels", "--labels"),
            Map.entry("dimension", "--dimension"),
            Map.entry("distance", "--distance"),
            Map.entry("score_column", "--score-column"),
            Map.entry("fold_column", "--fold-column"),
            Map.entry("other_identities", "--other-identities"),
            Map.entry("model", "--model"),
            Map.entry("key", "--key-file"),
            Map.entry("as", "--as"),
            Map.entry("drop", "--drop"),
            Map.entry("drop_missing", "--drop-missing"),
            Map.entry("fpir", "--fpir"),
            Map.entry("refused", "--fnir"),
            Map.entry("confidence", "--confidence"));

    /** Options for settings that may also stand in a file. */
    private static final Map<String, String> OF_SETTINGS = Map.ofEntries(
            Map.entry("path_column", "--path-column"),
            Map.entry("label_column", "--label-column"),
            Map.entry("classes", "--classes"),
            Map.entry("protocol", "--protocol"),
            Map.entry("strangers", "--strangers"),
            Map.entry("losses", "--losses"),
            Map.entry("seeds", "--seeds"),
            Map.entry("quick", "--quick"),
            Map.entry("threads", "--threads"),
            Map.entry("split.repeats", "--splits"),
            Map.entry("model.backbone", "--backbone"),
            Map.entry("model.from", "--from"),
            Map.entry("model.weights", "--weights"),
            Map.entry("model.freeze", "--freeze"),
            Map.entry("model.resolution", "--resolution"),
            Map.entry("model.crop", "--crop"),
            Map.entry("train.batch", "--batch"),
            Map.entry("train.epochs", "--epochs"),
            Map.entry("train.augmentation", "--augmentation"));

    /** Sections whose settings have an option, or else {@code --set}. */
    private static final Set<String> SECTIONS = Set.of("model", "train", "head", "split");

    private OptionWords() {}

    /** A message with the options for the settings that it mentions. */
    public static String of(String message) {
        return Setting.phrased(message, OptionWords::phrase);
    }

    /**
     * What is wrong with the settings. One that may stand in a file is called by its key where it is the matter itself:
     * it need not have come from an option.
     */
    public static String of(SettingsException e) {
        String message = String.valueOf(e.getMessage());
        String setting = e.problems().get(0).setting();
        String option = setting == null ? null : ALONE.get(setting);
        boolean alone = option != null && e.problems().size() == 1;
        return of(alone ? option + " " + e.problems().get(0).text() : message);
    }

    /** The option of a setting that may also stand in a file, by its key. */
    public static Map<String, String> ofSettings() {
        return OF_SETTINGS;
    }

    /** Every option that messages may name, by setting. */
    static Map<String, String> options() {
        Map<String, String> options = new TreeMap<>(OF_SETTINGS);
        options.putAll(ALONE);
        return options;
    }

    private static @Nullable String phrase(String key, @Nullable String value) {
        String option = ALONE.getOrDefault(key, OF_SETTINGS.get(key));
        if (option != null) {
            return value == null ? option : option + " " + value;
        }
        int dot = key.indexOf('.');
        boolean setting = dot > 0 && SECTIONS.contains(key.substring(0, dot));
        return !setting ? null : value == null ? key : "--set " + key + "=" + value;
    }
}
