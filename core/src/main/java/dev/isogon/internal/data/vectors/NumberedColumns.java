package dev.isogon.internal.data.vectors;

import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.BrokenFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Columns of a table that have one number of an embedding each: of one name and numbered from 0 or 1, as {@code e0}, {@code e1}
 * or {@code V1}, {@code V2} or {@code 0}, {@code 1}. They are taken in the order of their numbers.
 *
 * @param prefix what stands before the number
 * @param first the first number
 * @param places where they are in the header
 */
record NumberedColumns(String prefix, int first, List<Integer> places) {

    /** What they are called where nothing else could be meant. */
    static final String USUAL = "e";

    private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,7})");

    /**
     * The one row of columns that can be meant: those called e; else the only name that several have; else the only one there
     * is.
     *
     * @param allowed places that may be numbers
     * @throws BrokenFileException when there is none, or several could be meant, or one is missing within
     */
    static NumberedColumns of(Path file, List<String> header, List<Integer> allowed) {
        Map<String, TreeMap<Integer, Integer>> byPrefix = new TreeMap<>();
        for (int place : allowed) {
            Matcher name = NUMBERED.matcher(header.get(place));
            if (name.matches()) {
                int number = Integer.parseInt(name.group(2));
                Integer other = byPrefix.computeIfAbsent(name.group(1), none -> new TreeMap<>())
                        .put(number, place);
                if (other != null) {
                    throw new BrokenFileException(
                            file,
                            "has two columns for number " + number + ", " + printable(header.get(other)) + " and "
                                    + printable(header.get(place)) + ". Leave one of them out");
                }
            }
        }
        if (byPrefix.size() > 1 && !byPrefix.containsKey(USUAL)) {
            byPrefix.values().removeIf(each -> each.size() == 1);
        }
        String prefix = byPrefix.containsKey(USUAL)
                ? USUAL
                : byPrefix.size() == 1 ? byPrefix.keySet().iterator().next() : "";
        TreeMap<Integer, Integer> chosen = byPrefix.getOrDefault(prefix, new TreeMap<>());
        if (chosen.isEmpty() || (byPrefix.size() > 1 && !prefix.equals(USUAL))) {
            throw unclear(file, header, byPrefix.keySet().stream().toList());
        }
        int first = chosen.firstKey();
        if (first > 1 || chosen.lastKey() - first + 1 != chosen.size()) {
            int missing = first > 1 ? 0 : first;
            while (chosen.containsKey(missing)) {
                missing++;
            }
            throw new BrokenFileException(
                    file,
                    "has the columns " + printable(prefix) + first + " to " + printable(prefix) + chosen.lastKey()
                            + ", but no " + printable(prefix) + missing + ". All numbers of an embedding are needed");
        }
        return new NumberedColumns(prefix, first, new ArrayList<>(chosen.values()));
    }

    private static BrokenFileException unclear(Path file, List<String> header, List<String> prefixes) {
        return new BrokenFileException(
                file,
                prefixes.isEmpty()
                        ? "has no vectors: columns e0, e1, … with a number each are expected, but it has "
                                + (header.isEmpty() ? "none" : printable(String.join(", ", header)))
                                + ". A first line with the names of the columns is needed"
                        : "has several rows of numbered columns ("
                                + prefixes.stream()
                                        .map(each -> printable(each) + "…")
                                        .collect(Collectors.joining(", "))
                                + "), and which are the embeddings is not clear. Call them e0, e1, …");
    }

    private static String printable(String name) {
        String shown = Printable.of(name);
        return shown.length() > 200 ? shown.substring(0, 200) + "…" : shown;
    }

    /** Whether they are e0, e1 and so on. */
    boolean areUsual() {
        return prefix.equals(USUAL) && first == 0;
    }

    /** "V1 to V128". */
    String inWords() {
        int last = first + places.size() - 1;
        return printable(prefix) + first + (last == first ? "" : " to " + printable(prefix) + last);
    }
}
