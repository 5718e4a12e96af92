package dev.isogon.internal.data.pickle;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dictionary in a pickle. Keys are text or whole numbers; of equal ones the last counts, as in Python. */
final class PickledDictionary {

    private static final int LONGEST_KEY = 1024;

    private final Map<Object, @Nullable Object> values = new LinkedHashMap<>();

    void put(PickleInput in, long at, @Nullable Object key, @Nullable Object value) throws IOException {
        if (key instanceof Long number) {
            values.put(number, value);
        } else {
            values.put(in.text(key, LONGEST_KEY, at), value);
        }
    }

    /** By {@link String} or {@link Long}, in the order of the file. */
    Map<Object, @Nullable Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
