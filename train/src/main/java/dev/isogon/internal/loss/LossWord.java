package dev.isogon.internal.loss;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.base.WrittenCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One word of a loss as it is written, with what stands in its parentheses: "angular(0.5, beyond=easy)". Each setting
 * is taken by its name, or by its place where it is the first; what nobody took is an error.
 */
final class LossWord {

    private final String name;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> taken = new ArrayList<>();

    private LossWord(String name) {
        this.name = name;
    }

    /** @throws IllegalArgumentException when the parentheses do not close or a setting is given twice */
    static LossWord parse(String text) {
        WrittenCall call = WrittenCall.of(text);
        LossWord parsed = new LossWord(call.name());
        for (String part : call.arguments()) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? "" : part.substring(0, equals).strip();
            if (parsed.settings.put(key, part.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException("'" + parsed.name + "' is given "
                        + (key.isEmpty() ? "two settings without a name" : key + " twice"));
            }
        }
        return parsed;
    }

    String name() {
        return name;
    }

    /** The number of a setting; the first setting may stand without its name. */
    double number(String key, double otherwise) {
        String text = take(key);
        return text == null ? otherwise : parseNumber(key, text);
    }

    /** An angle: plain radians, or degrees with the ending "deg" or "°". */
    double radians(String key, double otherwise) {
        String text = take(key);
        if (text == null) {
            return otherwise;
        }
        for (String unit : List.of("deg", "°")) {
            if (text.endsWith(unit)) {
                return Math.toRadians(parseNumber(
                        key, text.substring(0, text.length() - unit.length()).strip()));
            }
        }
        return parseNumber(key, text);
    }

    /** One of an enumeration's words, written in small letters with hyphens. */
    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        String text = take(key);
        if (text == null) {
            return otherwise;
        }
        List<String> allowed = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            String word = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(text)) {
                return each;
            }
            allowed.add(word);
        }
        throw new IllegalArgumentException(key + " must be one of " + String.join(", ", allowed) + ", but was " + text);
    }

    boolean has(String key) {
        return settings.containsKey(key);
    }

    /** @throws IllegalArgumentException when a setting is left over that nobody asked for */
    void finish() {
        for (String key : settings.keySet()) {
            if (key.isEmpty()) {
                throw new IllegalArgumentException(name + " takes no number");
            }
            throw new IllegalArgumentException(key + " is not a setting of " + name
                    + (taken.isEmpty() ? "" : ", which has " + String.join(", ", taken)) + Nearest.hint(key, taken));
        }
    }

    private @Nullable String take(String key) {
        boolean first = taken.isEmpty();
        taken.add(key);
        String named = settings.remove(key);
        if (first && settings.containsKey("")) {
            if (named != null) {
                throw new IllegalArgumentException(name + " is given " + key + " twice");
            }
            return settings.remove("");
        }
        return named;
    }

    private static double parseNumber(String key, String text) {
        return plainNumber(text)
                .orElseThrow(() -> new IllegalArgumentException(key + " must be a number, but was '" + text + "'"));
    }

    static Optional<Double> plainNumber(String text) {
        try {
            return text.matches("[-+]?[0-9.]+(e[-+]?[0-9]+)?") ? Optional.of(Double.valueOf(text)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
