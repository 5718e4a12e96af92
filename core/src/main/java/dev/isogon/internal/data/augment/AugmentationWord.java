package dev.isogon.internal.data.augment;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.base.WrittenCall;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One augmentation as it is written, with its settings in parentheses: "erase(0.25, fill=0)". A setting is taken by its
 * name, or by its place; what nobody took is an error.
 */
final class AugmentationWord {

    private final String name;
    private final Deque<String> placed = new ArrayDeque<>();
    private final Map<String, String> named = new LinkedHashMap<>();
    private final List<String> taken = new ArrayList<>();

    private AugmentationWord(String name) {
        this.name = name;
    }

    /** @throws IllegalArgumentException when the parentheses do not close or a setting is given twice */
    static AugmentationWord parse(String text) {
        String word = text.strip();
        int open = word.indexOf('(');
        int close = word.indexOf(')');
        if (open != word.lastIndexOf('(') || close != (open < 0 ? -1 : word.length() - 1)) {
            throw new IllegalArgumentException("parentheses must open once after the name and close at the end");
        }
        WrittenCall call = WrittenCall.of(word);
        AugmentationWord parsed = new AugmentationWord(call.name());
        call.arguments().forEach(parsed::add);
        return parsed;
    }

    private void add(String part) {
        int equals = part.indexOf('=');
        if (equals >= 0) {
            String key = part.substring(0, equals).strip();
            if (named.put(key, part.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException(key + " is given twice");
            }
        } else if (named.isEmpty()) {
            placed.add(part);
        } else {
            throw new IllegalArgumentException("'" + part + "' needs its name, since it stands after a named setting");
        }
    }

    String name() {
        return name;
    }

    double number(String key, double otherwise) {
        String text = take(key);
        return text == null ? otherwise : parseNumber(key, text, "a number");
    }

    int whole(String key, int otherwise) {
        String text = take(key);
        return text == null ? otherwise : parseWhole(key, text, "a whole number");
    }

    /** A whole number, or the word that stands for none. */
    OptionalInt wholeOr(String none, String key, OptionalInt otherwise) {
        String text = take(key);
        if (text == null) {
            return otherwise;
        }
        return text.equals(none)
                ? OptionalInt.empty()
                : OptionalInt.of(parseWhole(key, text, "a whole number or " + none));
    }

    Range range(String key, Range otherwise) {
        String text = take(key);
        if (text == null) {
            return otherwise;
        }
        int dots = text.indexOf("..");
        String allowed = "a range such as " + otherwise;
        if (dots < 0) {
            throw new IllegalArgumentException(key + " must be " + allowed + ", but was '" + text + "'");
        }
        return new Range(
                parseNumber(key, text.substring(0, dots).strip(), allowed),
                parseNumber(key, text.substring(dots + 2).strip(), allowed));
    }

    /** @throws IllegalArgumentException when a setting is left over that nobody asked for */
    void finish() {
        String has = taken.isEmpty() ? "" : "; its settings are " + String.join(", ", taken);
        for (String key : named.keySet()) {
            throw new IllegalArgumentException(
                    "'" + key + "' is not a setting of " + name + has + Nearest.hint(key, taken));
        }
        if (!placed.isEmpty()) {
            throw new IllegalArgumentException("'" + placed.peek() + "' is one setting too many" + has);
        }
    }

    private @Nullable String take(String key) {
        taken.add(key);
        String byName = named.remove(key);
        String byPlace = placed.poll();
        if (byName != null && byPlace != null) {
            throw new IllegalArgumentException(key + " is given twice");
        }
        return byName == null ? byPlace : byName;
    }

    private static double parseNumber(String key, String text, String allowed) {
        if (text.matches("[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)(e[-+]?[0-9]+)?")) {
            return Double.parseDouble(text);
        }
        throw new IllegalArgumentException(key + " must be " + allowed + ", but was '" + text + "'");
    }

    private static int parseWhole(String key, String text, String allowed) {
        double value = parseNumber(key, text, allowed);
        if (value != (int) value) {
            throw new IllegalArgumentException(key + " must be " + allowed + ", but was " + text);
        }
        return (int) value;
    }

    /** A number with all its digits and no more, so that reading it gives the same number. */
    static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    /** A word as it would be read: the settings by place, without the last ones that have their default values. */
    static String written(String name, List<?> settings, List<?> defaults) {
        int count = settings.size();
        while (count > 0 && settings.get(count - 1).equals(defaults.get(count - 1))) {
            count--;
        }
        List<String> texts = new ArrayList<>();
        for (Object setting : settings.subList(0, count)) {
            texts.add(setting instanceof Double value ? number(value) : setting.toString());
        }
        return texts.isEmpty() ? name : name + "(" + String.join(", ", texts) + ")";
    }
}
