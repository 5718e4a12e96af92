package dev.isogon.internal.data.files;

import dev.isogon.internal.data.text.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that were passed over, by reason; says how many, and the first by name. */
public final class LeftOut {

    private static final int NAMED = 3;

    /** Damaged files have each their own reason. */
    private static final int REASONS = 10;

    private final Map<String, List<String>> byReason = new LinkedHashMap<>();

    /** Notes one file. */
    public void add(String reason, String name) {
        byReason.computeIfAbsent(reason, none -> new ArrayList<>()).add(name);
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
     * A sentence for each of the first ten reasons, "12 files left out, hidden: .DS_Store, a/.x, a/.y and 9 more", and one
     * for all others.
     */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        byReason.entrySet().stream().limit(REASONS).forEach(entry -> {
            String reason = entry.getKey();
            List<String> names = entry.getValue();
            boolean one = names.size() == 1;
            String first = String.join(
                    ", ",
                    names.subList(0, Math.min(NAMED, names.size())).stream()
                            .map(LeftOut::printable)
                            .toList());
            String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
            sentences.add((one ? "1 file" : names.size() + " files") + " left out, " + printable(reason) + ": " + first
                    + more);
        });
        int others =
                byReason.values().stream().skip(REASONS).mapToInt(List::size).sum();
        if (others > 0) {
            sentences.add((others == 1 ? "1 more file" : others + " more files") + " left out for other reasons");
        }
        return sentences;
    }

    /** A name on one line, whatever it holds. */
    public static String printable(String name) {
        return Printable.of(name);
    }
}
