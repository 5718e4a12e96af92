package dev.isogon.data.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that were passed over, by reason; says how many, and the first by name. */
public final class LeftOut {

    private static final int NAMED = 3;

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

    /** A sentence for each reason: "12 files left out, since they are hidden: .DS_Store, a/.x and 10 more". */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        byReason.forEach((reason, names) -> {
            boolean one = names.size() == 1;
            String first = String.join(
                    ", ",
                    names.subList(0, Math.min(NAMED, names.size())).stream()
                            .map(LeftOut::printable)
                            .toList());
            String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
            sentences.add((one ? "1 file" : names.size() + " files") + " left out, " + reason + ": " + first + more);
        });
        return sentences;
    }

    /** A name on one line, whatever it holds. */
    static String printable(String name) {
        return name.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? String.format("\\u%04x", c) : Character.toString(c))
                .collect(java.util.stream.Collectors.joining());
    }
}
