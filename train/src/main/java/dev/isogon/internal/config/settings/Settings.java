package dev.isogon.internal.config.settings;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.data.source.DataFacts;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Settings as they were given: on the command line, then in a file. {@link SettingsTable} completes them.
 */
public final class Settings {

    /** Sections of {@code run.json} that a run wrote about itself; they decide nothing and are passed over. */
    private static final Set<String> RECORDED = Set.of("recorded", "origins");

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
                if (!RECORDED.contains(name)) {
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
     * Lists the data, then completes and checks everything for a comparison.
     *
     * @param protocols that there are
     * @throws SettingsException naming every problem at once
     * @throws BrokenFileException when the data is not what it should be, as far as listing shows it
     */
    public Completed<CompareRequest> compare(List<? extends ProtocolSettings> protocols) {
        return compare(new Circumstances(protocols, false));
    }

    /** The same where the data's facts are known. */
    public Completed<CompareRequest> compare(List<? extends ProtocolSettings> protocols, DataFacts facts) {
        Circumstances known = new Circumstances(protocols, false);
        known.found(facts);
        return compare(known);
    }

    private Completed<CompareRequest> compare(Circumstances known) {
        Completion completion = new Completion(source, given, known);
        contradiction(completion, RunSettings.PROTOCOL);
        contradiction(completion, RunSettings.QUICK);
        completion.of(SettingsTable.COMPARE);
        return new Completed<>(Requests.compare(known), known.origins());
    }

    /**
     * The same for one model trained by itself.
     *
     * @throws SettingsException naming every problem at once
     */
    public Completed<TrainRequest> train(List<? extends ProtocolSettings> protocols) {
        Circumstances known = new Circumstances(protocols, true);
        new Completion(source, given, known).of(SettingsTable.TRAIN);
        return new Completed<>(Requests.train(known), known.origins());
    }

    /** A protocol's defaults do not reach a file that holds all settings of another. */
    private void contradiction(Completion completion, SettingRow<?> row) {
        Object now = given.get(row.key());
        String before = ofFile.get(row.key());
        boolean settled = ofFile.keySet().stream().anyMatch(each -> each.startsWith("train."));
        if (settled && before != null && now != null && !before.equalsIgnoreCase(now.toString())) {
            completion.problem(
                    row.key(),
                    "is " + before + " in " + file + ", and its other settings go with that, but " + now
                            + " in the options; leave one of the two out");
        }
    }
}
