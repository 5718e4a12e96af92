package dev.isogon.internal.data.pairs;

import dev.isogon.metrics.SettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of rows of a matrix of embeddings.
 *
 * @param first M rows
 * @param second M rows
 * @param mated M times, whether both are of one subject
 * @param folds M numbers from 0; null where there are none
 */
public record PairedRows(int[] first, int[] second, boolean[] mated, int @Nullable [] folds) {

    private static final int NAMED = 3;

    public PairedRows {
        if (second.length != first.length
                || mated.length != first.length
                || (folds != null && folds.length != first.length)) {
            throw new IllegalArgumentException(first.length + " pairs need as many of everything");
        }
    }

    /** M, the number of pairs. */
    public int size() {
        return first.length;
    }

    /**
     * Finds the images of a list. Image 1 of Ann_Lee is the row whose file is called {@code Ann_Lee_0001}, whatever its
     * extension; where several are, the one in a folder Ann_Lee.
     *
     * @param file of the list, for messages
     * @param names of all rows
     * @throws SettingsException when an image is not there, or is there twice
     */
    public static PairedRows of(PairList list, Path file, List<String> names) {
        Map<String, List<Integer>> rows = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            rows.computeIfAbsent(stem(names.get(i)), none -> new ArrayList<>(1)).add(i);
        }
        int size = list.pairs().size();
        int[] first = new int[size];
        int[] second = new int[size];
        boolean[] mated = new boolean[size];
        Set<String> missing = new LinkedHashSet<>();
        for (int i = 0; i < size; i++) {
            PairList.Pair pair = list.pairs().get(i);
            first[i] = row(pair.first(), rows, names, file, missing);
            second[i] = row(pair.second(), rows, names, file, missing);
            mated[i] = pair.mated();
        }
        if (!missing.isEmpty()) {
            throw new SettingsException(file + " lists " + missing.size()
                    + (missing.size() == 1 ? " image that is" : " images that are")
                    + " not there (or could not be read): "
                    + String.join(", ", missing.stream().limit(NAMED).toList())
                    + (missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "")
                    + ". Image 1 of Ann_Lee is looked for as Ann_Lee_0001 with any extension; "
                    + names.size() + " images are there, such as " + names.get(0));
        }
        return new PairedRows(first, second, mated, list.folds());
    }

    private static int row(
            PairList.Side side, Map<String, List<Integer>> rows, List<String> names, Path file, Set<String> missing) {
        String stem = side.stem();
        List<Integer> found = rows.getOrDefault(stem, List.of());
        if (found.isEmpty()) {
            missing.add(stem);
            return -1;
        }
        List<Integer> inFolder = found.size() == 1
                ? found
                : found.stream()
                        .filter(i -> folder(names.get(i)).equals(side.name()))
                        .toList();
        if (inFolder.size() != 1) {
            throw new SettingsException(file + " lists " + stem + ", but " + found.size()
                    + " images are called so, such as " + names.get(found.get(0)) + " and " + names.get(found.get(1))
                    + ". Leave one in, or put one in a folder " + side.name());
        }
        return inFolder.get(0);
    }

    /** The file's name without its extension. */
    private static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 1 ? name : name.substring(0, dot);
    }

    private static String folder(String path) {
        int end = path.lastIndexOf('/');
        return end < 1 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }
}
