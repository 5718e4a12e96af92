package dev.isogon.internal.data.text;

import java.util.stream.Collectors;

/** Names and values of others in messages. */
public final class Printable {

    private static final int LONGEST = 80;

    private Printable() {}

    /** On one line, whatever it holds. */
    public static String of(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? String.format("\\u%04x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** On one line, cut where it is long. */
    public static String shortened(String text) {
        return of(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }
}
