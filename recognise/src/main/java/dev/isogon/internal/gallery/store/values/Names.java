package dev.isogon.internal.gallery.store.values;

import dev.isogon.metrics.SettingsException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Names that a gallery takes: any text of any script, in Unicode's form NFC, so that what looks the same is the same. */
public final class Names {

    /** No name of a person or thing is as long, and a page of the index still holds one. */
    private static final int SUBJECT = 1_000;

    /** As long as the longest path on Linux. */
    private static final int IMAGE = 4_096;

    private Names() {}

    /**
     * A subject's name, or a stranger's identity.
     *
     * @throws SettingsException when it is none
     */
    public static String subject(String name) {
        return checked(name, SUBJECT);
    }

    /**
     * An image's name.
     *
     * @throws SettingsException when it is none
     */
    public static String image(String name) {
        return checked(name, IMAGE);
    }

    private static String checked(String name, int longest) {
        String problem = problem(name);
        if (problem != null) {
            throw new SettingsException(
                    "a name must be text of 1 to " + longest + " characters that are not all blank, but " + problem);
        }
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
        int length = normal.codePointCount(0, normal.length());
        if (length > longest) {
            throw new SettingsException("a name must be text of 1 to " + longest + " characters, but has " + length
                    + "; it begins with " + normal.substring(0, normal.offsetByCodePoints(0, 40)));
        }
        return normal;
    }

    private static @org.jspecify.annotations.Nullable String problem(String name) {
        if (name.isBlank()) {
            return name.isEmpty() ? "is empty" : "is blank";
        }
        if (name.indexOf('\0') >= 0) {
            return "has the character NUL (U+0000) at " + (name.indexOf('\0') + 1);
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            return "has half of a surrogate pair, which is no character: " + name;
        }
        return null;
    }

    /** In UTF-8. */
    public static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** From UTF-8. */
    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
