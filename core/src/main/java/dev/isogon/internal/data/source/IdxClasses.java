package dev.isogon.internal.data.source;

import dev.isogon.internal.data.text.TextLines;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The classes of IDX files: the labels that training images have, in their order, from whichever on they are counted.
 *
 * @param labels of the classes as the files have them, ascending
 * @param names of the classes
 */
record IdxClasses(int[] labels, List<String> names) {

    private static final int NAMED = 10;

    /**
     * The classes of training labels.
     *
     * @param mapping a line a label, the label and the characters that it means by their numbers; need not exist
     * @throws BrokenFileException when there is one class only, or the mapping is none
     */
    static IdxClasses of(Path file, int[] training, Path mapping) throws IOException {
        int[] labels = Arrays.stream(training).sorted().distinct().toArray();
        if (labels.length < 2) {
            throw new BrokenFileException(
                    file,
                    "gives all " + training.length + " training images the label " + labels[0]
                            + ", but at least two classes are needed");
        }
        Map<Integer, String> characters = Files.exists(mapping) ? read(mapping) : Map.of();
        return new IdxClasses(
                labels,
                Arrays.stream(labels)
                        .mapToObj(label -> characters.getOrDefault(label, Integer.toString(label)))
                        .toList());
    }

    /**
     * Labels as places in {@link #names}.
     *
     * @throws BrokenFileException when one is of no class
     */
    int[] places(Path file, int[] of) {
        int[] places = new int[of.length];
        for (int i = 0; i < of.length; i++) {
            places[i] = Arrays.binarySearch(labels, of[i]);
            if (places[i] < 0) {
                throw new BrokenFileException(
                        file,
                        "has label " + of[i] + " at position " + i + " (counted from 0), which no training image has;"
                                + " the " + labels.length + " classes of the training labels go from " + labels[0]
                                + " to " + labels[labels.length - 1]);
            }
        }
        return places;
    }

    /** What a user should know: numbers between the labels that no image has. */
    List<String> notes() {
        int first = labels[0];
        int last = labels[labels.length - 1];
        long unused = (long) last - first + 1 - labels.length;
        return unused == 0
                ? List.of()
                : List.of("labels go from " + first + " to " + last + ", but no training image has "
                        + IntStream.range(first, last)
                                .filter(label -> Arrays.binarySearch(labels, label) < 0)
                                .limit(NAMED)
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(", "))
                        + (unused > NAMED ? " and " + (unused - NAMED) + " more" : "") + "; the classes are the "
                        + labels.length + " others");
    }

    private static Map<Integer, String> read(Path mapping) throws IOException {
        Map<Integer, String> characters = new HashMap<>();
        List<String> lines = TextLines.of(mapping);
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i).strip().split("\\s+");
            if (fields[0].isEmpty()) {
                continue;
            }
            try {
                List<String> meant = new ArrayList<>();
                for (String code : Arrays.asList(fields).subList(1, fields.length)) {
                    meant.add(Character.toString(Integer.parseInt(code)));
                }
                characters.put(Integer.parseInt(fields[0]), String.join("", meant));
            } catch (IllegalArgumentException e) {
                throw new BrokenFileException(
                        mapping,
                        "must have a label and the numbers of its characters in each line, but line " + (i + 1)
                                + " is \"" + lines.get(i) + "\"");
            }
        }
        if (new HashSet<>(characters.values()).size() < characters.size() || characters.containsValue("")) {
            throw new BrokenFileException(mapping, "must give each label characters of its own");
        }
        return characters;
    }
}
