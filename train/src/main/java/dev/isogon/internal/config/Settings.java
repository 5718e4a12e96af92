package dev.isogon.internal.config;

import dev.isogon.internal.store.Json;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Settings as they were given: on the command line, then in a file. {@link CompareSettings} or {@link TrainSettings} completes them.
 */
public final class Settings {

    /** A section of {@code run.json} that a run wrote about itself; it decides nothing and is passed over. */
    private static final String RECORDED = "recorded";

    /** How problems are headed where all settings came from options. */
    private static final String OPTIONS = "the settings";

    private final Map<String, Object> given = new LinkedHashMap<>();
    private final Map<String, String> ofFile = new LinkedHashMap<>();
    private String file = "";
    private String source = OPTIONS;

    /** Takes all settings of a JSON file; later calls of {@link #set} go before it. */
    public Settings file(Path file) throws IOException {
        JsonNode root = Json.readTree(file);
        if (!root.isObject()) {
            throw new BrokenFileException(
                    file, "must hold a JSON object with settings, such as {\"train\": {\"epochs\": 5}}");
        }
        this.file = file.getFileName().toString();
        source = this.file;
        flatten("", root);
        given.forEach((name, value) -> {
            if (!(value instanceof List<?>)) {
                ofFile.put(name, value.toString());
            }
        });
        return this;
    }

    private void flatten(String prefix, JsonNode node) {
        node.properties().forEach(entry -> {
            String name = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                if (!name.equals(RECORDED)) {
                    flatten(name + ".", value);
                }
            } else if (value.isArray()) {
                List<Object> list = new ArrayList<>();
                value.forEach(each -> list.add(plain(each)));
                given.put(name, list);
            } else {
                given.put(name, plain(value));
            }
        });
    }

    private static String plain(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    /** Takes one setting, over a file's. */
    public Settings set(String name, Object value) {
        given.put(name, value);
        if (!source.equals(OPTIONS)) {
            source = file + " and the options";
        }
        return this;
    }

    /**
     * Completes and checks everything.
     *
     * @throws SettingsException naming every problem at once
     */
    public CompareConfig compare() {
        return new CompareSettings(new SettingsReader(source, given), ofFile, file).complete();
    }

    /**
     * Completes and checks everything for one training by itself, whose seed is the setting {@code seeds}.
     *
     * @throws SettingsException naming every problem at once
     */
    public CompareConfig train() {
        return new TrainSettings(new SettingsReader(source, given)).complete();
    }
}
