package dev.isogon.internal.eval.neighbours;

/** 1-nearest-neighbour accuracy: the share of probes whose nearest neighbour in the gallery has the probe's label. */
public final class NeighbourAccuracy {

    private NeighbourAccuracy() {}

    /**
     * Which probes are recognised.
     *
     * @param nearest P gallery indices, from {@link NearestNeighbours}
     * @param probeLabels P labels
     * @param galleryLabels G labels; the same array as {@code probeLabels} in leave-one-out
     * @return P values, true where the neighbour has the probe's label
     */
    public static boolean[] correct(int[] nearest, int[] probeLabels, int[] galleryLabels) {
        if (nearest.length != probeLabels.length) {
            throw new IllegalArgumentException(
                    nearest.length + " neighbours for " + probeLabels.length + " labelled probes");
        }
        boolean[] correct = new boolean[nearest.length];
        for (int p = 0; p < nearest.length; p++) {
            correct[p] = galleryLabels[nearest[p]] == probeLabels[p];
        }
        return correct;
    }

    /** The share of values that are true, in [0, 1]; NaN where there are none. */
    public static double share(boolean[] correct) {
        return (double) count(correct) / correct.length;
    }

    /** The number of values that are true. */
    public static int count(boolean[] correct) {
        int hits = 0;
        for (boolean hit : correct) {
            hits += hit ? 1 : 0;
        }
        return hits;
    }
}
