package dev.isogon.internal.serve.page;

import dev.isogon.internal.serve.ServedColours;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the page says in a language, as its file has it. */
public final class Words {

    private static final Pattern WORD = Pattern.compile("'([a-zA-Z_.]+)': '([^']*)'");

    private final Map<String, String> words = new LinkedHashMap<>();

    private Words(String file) {
        Matcher each = WORD.matcher(file);
        while (each.find()) {
            words.put(each.group(1), each.group(2));
        }
    }

    /** Of a language's code. */
    public static Words in(ServedColours served, String language) throws IOException {
        return new Words(served.get("/page/words-" + language + ".js").text());
    }

    /** All, by name. */
    public Map<String, String> all() {
        return words;
    }

    /** A text, with names and values for its places, and with the word that is right for one or for more. */
    String say(String name, Object... values) {
        String text = words.get(name);
        if (text == null) {
            throw new IllegalArgumentException(name);
        }
        for (int i = 0; i < values.length; i += 2) {
            String value = String.valueOf(values[i + 1]);
            text = text.replaceAll("\\{" + values[i] + ":([^|]*)\\|([^}]*)}", value.equals("1") ? "$1" : "$2")
                    .replace("{" + values[i] + "}", value);
        }
        return text;
    }
}
