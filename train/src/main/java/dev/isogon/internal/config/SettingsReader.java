package dev.isogon.internal.config;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.loss.Losses;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.SettingsException.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes settings by name from what was given, remembers everything that is wrong with them, and reports it all at once.
 * A setting that was given but that nobody takes is a problem too, with the nearest name that there is.
 */
final class SettingsReader {

    private final String source;
    private final Map<String, Object> given;
    private final Set<String> taken = new LinkedHashSet<>();
    private final Map<String, List<String>> problems = new TreeMap<>();

    /**
     * @param source for the heading of the problems: a file's name or "the settings"
     * @param given values by dotted name: String, Boolean, Number, or a List of those
     */
    SettingsReader(String source, Map<String, Object> given) {
        this.source = source;
        this.given = given;
    }

    /** A whole number in [low, high]. */
    int integer(String name, int otherwise, int low, int high) {
        return (int) wholeNumber(name, otherwise, low, high);
    }

    /** A whole number in [low, high]. */
    long wholeNumber(String name, long otherwise, long low, long high) {
        Object value = take(name);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value.toString().strip());
            if (low <= number && number <= high) {
                return number;
            }
        } catch (NumberFormatException e) {
            problem(name, "must be a whole number, " + range(low, high) + ", but was " + value);
            return otherwise;
        }
        problem(name, "must be " + range(low, high) + ", but was " + value);
        return otherwise;
    }

    private static String range(long low, long high) {
        return "between " + low + " and " + high;
    }

    /** A number x with low ≤ x < high, or low < x ≤ high where {@code lowExcluded}. */
    double number(String name, double otherwise, double low, boolean lowExcluded, double high) {
        Object value = take(name);
        if (value == null) {
            return otherwise;
        }
        String allowed =
                lowExcluded ? "above " + low + " and at most " + high : "at least " + low + " and below " + high;
        try {
            double number = Double.parseDouble(value.toString().strip());
            if (lowExcluded ? number > low && number <= high : number >= low && number < high) {
                return number;
            }
        } catch (NumberFormatException e) {
            problem(name, "must be a number " + allowed + ", but was " + value);
            return otherwise;
        }
        problem(name, "must be " + allowed + ", but was " + value);
        return otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        Object value = take(name);
        if (value == null) {
            return otherwise;
        }
        String word = value.toString().toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            problem(name, "must be true or false, but was " + value);
        }
        return word.equals("true");
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        Object value = take(name);
        if (value == null) {
            return otherwise;
        }
        List<String> words = Stream.of(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        String word = value.toString().toLowerCase(Locale.ROOT);
        if (words.contains(word)) {
            return type.getEnumConstants()[words.indexOf(word)];
        }
        problem(name, "must be one of " + String.join(", ", words) + ", but was " + value + Nearest.hint(word, words));
        return otherwise;
    }

    String text(String name, String otherwise) {
        Object value = take(name);
        return value == null ? otherwise : value.toString();
    }

    /** A path; null where there is none. */
    @Nullable
    Path path(String name) {
        Object value = take(name);
        if (value == null || value.toString().isEmpty()) {
            return null;
        }
        try {
            return value instanceof Path path ? path : Path.of(value.toString());
        } catch (InvalidPathException e) {
            problem(name, "must be a path, but was " + value + ": " + e.getReason());
            return null;
        }
    }

    /**
     * Labelled images, as a {@link DataSource} or its text; null where there are none.
     *
     * @throws SettingsException when the text names none: other settings depend on what they are
     */
    @Nullable
    DataSource data(String name) {
        Object value = take(name);
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        try {
            return value instanceof DataSource source ? source : Sources.named(value.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Losses, as text, or ready where a program brings its own. */
    List<LossRecipe> losses(String name, List<String> otherwise) {
        List<LossRecipe> losses = new ArrayList<>();
        for (String text : texts(name, otherwise)) {
            try {
                losses.add(ready(name, text).orElseGet(() -> Losses.parse(text)));
            } catch (SettingsException e) {
                problem(name, "has a wrong one: " + e.getMessage());
            }
        }
        return losses;
    }

    private Optional<LossRecipe> ready(String name, String text) {
        List<?> all = given.get(name) instanceof List<?> list ? list : List.of();
        return all.stream()
                .filter(each -> each instanceof LossRecipe recipe && recipe.text().equals(text))
                .map(LossRecipe.class::cast)
                .findFirst();
    }

    /** Whether the setting was given as a list, were it of one entry. */
    boolean isList(String name) {
        return given.get(name) instanceof List<?>;
    }

    /** A list, or a single value for a list of one. */
    List<String> texts(String name, List<String> otherwise) {
        Object value = take(name);
        if (value == null) {
            return otherwise;
        }
        List<String> texts = new ArrayList<>();
        for (Object each : value instanceof List<?> list ? list : List.of(value)) {
            texts.add(String.valueOf(each).strip());
        }
        if (texts.isEmpty() || texts.contains("")) {
            problem(name, "must have at least one entry and no empty one");
        }
        Set<String> seen = new LinkedHashSet<>();
        texts.stream().filter(each -> !seen.add(each)).forEach(each -> problem(name, "has " + each + " twice"));
        return List.copyOf(seen);
    }

    void problem(String name, String problem) {
        problems.computeIfAbsent(name, none -> new ArrayList<>()).add(problem);
    }

    /** @throws SettingsException with every problem, if there is one */
    void finish() {
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
    }

    private @Nullable Object take(String name) {
        taken.add(name);
        return given.get(name);
    }
}
