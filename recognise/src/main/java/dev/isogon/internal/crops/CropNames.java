package dev.isogon.internal.crops;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of crops: those of the pictures, which end in {@code .png} now. */
final class CropNames {

    private static final String PNG = ".png";

    private CropNames() {}

    /**
     * A name for each picture.
     *
     * @param names with slashes; where two differ in their ends only ({@code 1.jpg}, {@code 1.png}), or in capital letters, which
     *     some file systems do not tell apart, theirs stay whole
     */
    static List<String> of(List<String> names) {
        Map<String, Integer> counts = new HashMap<>();
        names.forEach(name -> counts.merge(key(stem(name)), 1, Integer::sum));
        return names.stream()
                .map(name -> (counts.getOrDefault(key(stem(name)), 0) > 1 ? name : stem(name)) + PNG)
                .toList();
    }

    /** The name of one of several crops of a picture, from 1. */
    static String numbered(String name, int number) {
        return name.substring(0, name.length() - PNG.length()) + "#" + number + PNG;
    }

    private static String key(String stem) {
        return stem.toLowerCase(Locale.ROOT);
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }
}
