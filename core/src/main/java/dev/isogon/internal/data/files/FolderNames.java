package dev.isogon.internal.data.files;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Any text as the name of a file or folder on any system, and back: what some system does not take, or reads as something else, is
 * written as the percent sign and two hexadecimal digits for each byte of UTF-8. Of two texts that differ in capital letters only,
 * which some systems do not tell apart, the later one is written so as a whole.
 */
public final class FolderNames {

    /** Bytes of a name that every usual file system takes. */
    public static final int LONGEST = 255;

    private static final String NOWHERE = "/\\:*?\"<>|%";
    private static final Pattern DEVICES =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final Set<String> taken = new HashSet<>();

    /** A name that is none of those given before, whatever the system makes of capital letters. */
    public String free(String text) {
        String name = of(text);
        if (!taken.add(name.toLowerCase(Locale.ROOT))) {
            name = escaped(text);
            taken.add(name.toLowerCase(Locale.ROOT));
        }
        return name;
    }

    /** The name for a text, by itself. */
    public static String of(String text) {
        StringBuilder name = new StringBuilder();
        int[] points = text.codePoints().toArray();
        boolean device = DEVICES.matcher(text).matches();
        for (int i = 0; i < points.length; i++) {
            boolean first = i == 0;
            boolean last = i == points.length - 1;
            boolean edge = (points[i] == '.' || points[i] == ' ') && (first || last);
            if (edge || (first && device) || points[i] < 32 || points[i] == 127 || NOWHERE.indexOf(points[i]) >= 0) {
                name.append(escaped(Character.toString(points[i])));
            } else {
                name.appendCodePoint(points[i]);
            }
        }
        return name.toString();
    }

    private static String escaped(String text) {
        StringBuilder name = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            name.append(String.format(Locale.ROOT, "%%%02X", each & 0xFF));
        }
        return name.toString();
    }

    /** The text of a name; the name itself where it was not made here, such as {@code 50%41}. */
    public static String text(String name) {
        return unescaped(name)
                .filter(text -> of(text).equals(name) || escaped(text).equals(name))
                .orElse(name);
    }

    private static Optional<String> unescaped(String name) {
        byte[] from = name.getBytes(StandardCharsets.UTF_8);
        byte[] to = new byte[from.length];
        int length = 0;
        for (int i = 0; i < from.length; i++) {
            if (from[i] != '%') {
                to[length++] = from[i];
                continue;
            }
            int high = i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
            int low = i + 2 < from.length ? Character.digit(from[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            to[length++] = (byte) (high << 4 | low);
            i += 2;
        }
        return Optional.of(new String(to, 0, length, StandardCharsets.UTF_8));
    }
}
