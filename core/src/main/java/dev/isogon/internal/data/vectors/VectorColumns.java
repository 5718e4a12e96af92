package dev.isogon.internal.data.vectors;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What columns of a table are called beside its numbers.
 *
 * @param path of the images' names; null takes {@link #PATH}
 * @param label of whose they are; null takes {@link #LABEL} where it is there
 */
public record VectorColumns(@Nullable String path, @Nullable String label) {

    /** The column of names where none is named. */
    public static final String PATH = "path";

    /** The column of labels where none is named. */
    public static final String LABEL = "label";

    /** Nothing is said. */
    public static final VectorColumns DEFAULT = new VectorColumns(null, null);

    /** Whether any is named. */
    public boolean areNamed() {
        return path != null || label != null;
    }

    /** The place of a column in a header: of that very name or, where there is none, in large or small letters; or −1. */
    static int place(List<String> header, String name) {
        int exact = header.indexOf(name);
        return exact >= 0
                ? exact
                : header.stream()
                        .map(each -> each.toLowerCase(Locale.ROOT))
                        .toList()
                        .indexOf(name.toLowerCase(Locale.ROOT));
    }
}
