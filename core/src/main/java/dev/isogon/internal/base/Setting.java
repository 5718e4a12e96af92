package dev.isogon.internal.base;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A setting as messages mention it: by its key, in backquotes, alone or with a value: {@code `out`}, {@code `seeds=5`}.
 * Nothing below the border to a user knows how that user gives settings: the command line replaces each mention by the
 * option, a program reads the key that it set, and Markdown shows it as it should.
 */
public final class Setting {

    private static final Pattern MENTION = Pattern.compile("`([a-z_]+(?:\\.[a-z_]+)?)(?:=([^`\\s]+))?`");

    private Setting() {}

    /** A setting in a message, whose value, if any, follows in the user's own words. */
    public static String named(String key) {
        return "`" + key + "`";
    }

    /** Advice to set it to a value, which has neither spaces nor backquotes. */
    public static String to(String key, Object value) {
        return "`" + key + "=" + value + "`";
    }

    /** How one side of the border says a setting. */
    public interface Phrase {

        /**
         * The words for one mention.
         *
         * @param value what it is set to; null where it is only named
         * @return null to leave the mention as it is
         */
        @Nullable
        String of(String key, @Nullable String value);
    }

    /** A message with each mention in the reader's words. */
    public static String phrased(String message, Phrase phrase) {
        return MENTION.matcher(message).replaceAll(found -> {
            String words = phrase.of(found.group(1), found.group(2));
            return Matcher.quoteReplacement(words == null ? found.group() : words);
        });
    }
}
