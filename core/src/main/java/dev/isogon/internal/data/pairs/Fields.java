package dev.isogon.internal.data.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/** A line of a list that has no columns with names, in its fields. */
final class Fields {

    private Fields() {}

    /** Whether nothing stands in a line, or a comment. */
    static boolean isEmpty(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    /** What may part a line, the likeliest first: blanks only where it has no tab, so that names may have blanks. */
    static Stream<String> separators(String line) {
        return line.indexOf('\t') >= 0 ? Stream.of("\t") : Stream.of(",", ";", " ");
    }

    /** Fields that a character parts, without the quotation marks about them; empty ones are left out. */
    static List<String> of(String line, String separator) {
        List<String> fields = new ArrayList<>();
        for (StringTokenizer tokens = new StringTokenizer(line, separator); tokens.hasMoreTokens(); ) {
            String field = unquoted(tokens.nextToken().strip());
            if (!field.isEmpty()) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static String unquoted(String field) {
        int last = field.length() - 1;
        boolean quoted = last > 0 && field.charAt(0) == '"' && field.charAt(last) == '"';
        return quoted ? field.substring(1, last) : field;
    }
}
