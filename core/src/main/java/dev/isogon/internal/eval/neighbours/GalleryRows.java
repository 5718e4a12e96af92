package dev.isogon.internal.eval.neighbours;

import dev.isogon.internal.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The different rows of a gallery, each once, with the lowest two indices that have it: collapsed embeddings, thousands
 * of equal rows, then cost no more than one.
 */
final class GalleryRows {

    private final int[] first;
    private final int[] second;
    private final int[] rowOf;
    private final int count;

    GalleryRows(FloatMatrix gallery) {
        int rows = gallery.rows();
        int d = gallery.columns();
        first = new int[rows];
        second = new int[rows];
        rowOf = new int[rows];
        Arrays.fill(second, -1);
        Map<Row, Integer> known = new HashMap<>(rows * 2);
        int distinct = 0;
        for (int i = 0; i < rows; i++) {
            Integer same = known.putIfAbsent(new Row(gallery.values(), i * d, d), distinct);
            if (same == null) {
                first[distinct] = i;
                rowOf[i] = distinct++;
            } else {
                rowOf[i] = same;
                second[same] = second[same] < 0 ? i : second[same];
            }
        }
        count = distinct;
    }

    /** Number of different rows. */
    int count() {
        return count;
    }

    /** The lowest index of a row. */
    int first(int row) {
        return first[row];
    }

    /** The lowest index of a row other than {@code index}; −1 where there is none. */
    int other(int row, int index) {
        return first[row] == index ? second[row] : first[row];
    }

    /** The row that stands for an index alone, or −1 where others share it. */
    int onlyOf(int index) {
        return second[rowOf[index]] < 0 ? rowOf[index] : -1;
    }

    /** A row by its bits. */
    private record Row(float[] values, int from, int length) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row
                    && Arrays.equals(values, from, from + length, row.values, row.from, row.from + row.length);
        }

        @Override
        public int hashCode() {
            int hash = 1;
            for (int k = from; k < from + length; k++) {
                hash = 31 * hash + Float.floatToIntBits(values[k]);
            }
            return hash * 0x9E3779B1;
        }
    }
}
