package dev.isogon.internal.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A name with what stands in its parentheses, as people write it: "erase(0.25, fill=0)". Which settings there are, and
 * whether they go by name or by place, whoever reads it knows.
 *
 * @param name in small letters, as all of it
 * @param arguments what stands between the commas; none without parentheses, or with nothing in them
 */
public record WrittenCall(String name, List<String> arguments) {

    public WrittenCall {
        arguments = List.copyOf(arguments);
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when a parenthesis opens and the text does not end with one that closes
     */
    public static WrittenCall of(String text) {
        String call = text.strip().toLowerCase(Locale.ROOT);
        int open = call.indexOf('(');
        if (open < 0) {
            return new WrittenCall(call, List.of());
        }
        if (!call.endsWith(")")) {
            throw new IllegalArgumentException("'" + text.strip() + "' opens a parenthesis that it does not close");
        }
        String inside = call.substring(open + 1, call.length() - 1);
        return new WrittenCall(call.substring(0, open).strip(), inside.isBlank() ? List.of() : split(inside, ","));
    }

    /** Splits at a separator that stands outside of all parentheses. */
    public static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && text.startsWith(separator, i)) {
                parts.add(text.substring(start, i).strip());
                start = i + separator.length();
                i = start - 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }
}
