package dev.isogon.internal.data.files;

import dev.isogon.internal.data.text.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Files that were passed over, by reason; says how many, and the first by name. Before them, what is to be said of how the
 * others were taken.
 */
public final class LeftOut {

    private static final int NAMED = 3;

    /** Damaged files have each their own reason. */
    private static final int REASONS = 10;

    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<String, List<String>> byReason = new LinkedHashMap<>();

    /** Says something of the files that were not passed over, in a sentence. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** Notes one file. */
    public void add(String reason, String name) {
        byReason.computeIfAbsent(reason, none -> new ArrayList<>()).add(name);
    }

    /** Notes all of another. */
    public void addAll(LeftOut other) {
        notes.addAll(other.notes);
        other.byReason.forEach((reason, names) -> names.forEach(name -> add(reason, name)));
    }

    /** The number of files. */
    public int count() {
        return byReason.values().stream().mapToInt(List::size).sum();
    }

    /** The names of all files that were passed over for a reason. */
    public Map<String, List<String>> byReason() {
        return byReason;
    }

    /**
     * What was noted, then a sentence for each of the first ten reasons, "12 files left out, hidden: .DS_Store, a/.x, a/.y and 9 more", and one
     * for all others.
     */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>(notes);
        byReason.entrySet().stream().limit(REASONS).forEach(entry -> {
            String reason = entry.getKey();
            List<String> names = entry.getValue();
            boolean one = names.size() == 1;
            sentences.add((one ? "1 file" : names.size() + " files") + " left out, " + printable(reason) + ": "
                    + first(names));
        });
        int others =
                byReason.values().stream().skip(REASONS).mapToInt(List::size).sum();
        if (others > 0) {
            sentences.add((others == 1 ? "1 more file" : others + " more files") + " left out for other reasons");
        }
        return sentences;
    }

    /** The first three names, and how many more there are. */
    public static String first(Collection<String> names) {
        String first = names.stream().limit(NAMED).map(LeftOut::printable).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    /** A name on one line, whatever it holds. */
    public static String printable(String name) {
        return Printable.of(name);
    }
}
