package dev.isogon.internal.config.settings;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.data.source.DataFacts;
import dev.isogon.internal.data.source.Formats;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.SettingsException.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Completes one table, row after row, remembers everything that is wrong, and reports it all at once. A setting that was given
 * but that is in no row is a problem too, with the nearest key that there is.
 */
final class Completion {

    private static final DataFacts NO_DATA = new DataFacts(false, List.of(), 0, 0);

    private final String source;
    private final Map<String, Object> given;
    private final Circumstances known;
    private final Set<String> taken = new LinkedHashSet<>();
    private final Map<String, List<String>> problems = new TreeMap<>();

    /**
     * @param source for the heading of the problems: a file's name or "the settings"
     * @param given values by key: String, Boolean, Number, or a List of those
     */
    Completion(String source, Map<String, Object> given, Circumstances known) {
        this.source = source;
        this.given = given;
        this.known = known;
    }

    /**
     * All settings. The first are the data and what belongs to them, which are listed before the others are completed.
     *
     * @throws SettingsException with every problem, if there is one; at once when the data cannot be listed
     */
    Circumstances of(List<SettingRow<?>> table) {
        for (SettingRow<?> row : table) {
            complete(row);
            if (row == RunSettings.CLASSES && !known.hasFacts()) {
                known.found(problems.isEmpty() ? facts(RunSettings.data(known)) : NO_DATA);
            }
        }
        for (String name : given.keySet()) {
            if (!taken.contains(name)) {
                problem(name, "is not a setting" + Nearest.hint(name, taken));
            }
        }
        if (!problems.isEmpty()) {
            List<Problem> all = new ArrayList<>();
            problems.forEach((name, ofName) -> ofName.forEach(problem -> all.add(new Problem(name, problem))));
            throw new SettingsException(source, all);
        }
        return known;
    }

    private static DataFacts facts(@Nullable DataSource data) {
        try {
            return data == null ? NO_DATA : Formats.facts(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> void complete(SettingRow<T> row) {
        taken.add(row.key());
        Object value = given.get(row.key());
        List<String> wrong = new ArrayList<>();
        T read = value == null ? null : row.type(known).read(value, wrong::add);
        Chosen<T> chosen = read == null ? row.otherwise(known) : new Chosen<>(read, new Origin.Given());
        known.put(row, chosen);
        if (wrong.isEmpty()) {
            wrong.addAll(row.problems(chosen.value(), known));
        }
        wrong.forEach(problem -> problem(row.key(), problem));
    }

    void problem(String name, String problem) {
        problems.computeIfAbsent(name, none -> new ArrayList<>()).add(problem);
    }
}
