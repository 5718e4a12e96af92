package dev.isogon.internal.data.pairs;

import dev.isogon.metrics.SettingsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
     * Finds the images of a list by their names, as {@link ListedRows} does.
     *
     * @param file of the list, for messages
     * @param names of all rows
     * @throws SettingsException when an image is not there, or is there twice
     */
    public static PairedRows of(PairList list, Path file, List<String> names) {
        ListedRows rows = new ListedRows(file, names);
        int size = list.pairs().size();
        int[] first = new int[size];
        int[] second = new int[size];
        boolean[] mated = new boolean[size];
        for (int i = 0; i < size; i++) {
            PairList.Pair pair = list.pairs().get(i);
            first[i] = rows.row(pair.first());
            second[i] = rows.row(pair.second());
            mated[i] = pair.mated();
        }
        rows.check();
        return new PairedRows(first, second, mated, list.folds());
    }

    /** The same without pairs of any of these rows, nor folds. */
    public PairedRows without(int[] rows) {
        Set<Integer> left = Arrays.stream(rows).boxed().collect(Collectors.toSet());
        int[] places = IntStream.range(0, size())
                .filter(i -> !left.contains(first[i]) && !left.contains(second[i]))
                .toArray();
        boolean[] same = new boolean[places.length];
        for (int i = 0; i < same.length; i++) {
            same[i] = mated[places[i]];
        }
        return new PairedRows(
                Arrays.stream(places).map(i -> first[i]).toArray(),
                Arrays.stream(places).map(i -> second[i]).toArray(),
                same,
                null);
    }
}
