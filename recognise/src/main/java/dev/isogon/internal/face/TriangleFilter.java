package dev.isogon.internal.face;

/**
 * Which pixels of a line make up each pixel of a line of another length, and with which weights: a triangle around the middle,
 * as wide as the shrinking asks for. The numbers are those of an antialiased bilinear resize, not rounded.
 */
final class TriangleFilter {

    private final int[] firsts;
    private final float[][] weights;

    private TriangleFilter(int size) {
        firsts = new int[size];
        weights = new float[size][];
    }

    /**
     * From so many pixels to so many.
     *
     * @param source at least 1
     * @param target at least 1
     */
    static TriangleFilter of(int source, int target) {
        TriangleFilter filter = new TriangleFilter(target);
        double scale = (double) source / target;
        double reach = Math.max(1, scale);
        for (int i = 0; i < target; i++) {
            double middle = (i + 0.5) * scale;
            int first = Math.max(0, (int) Math.ceil(middle - reach - 0.5));
            int last = Math.min(source - 1, (int) Math.floor(middle + reach - 0.5));
            double[] exact = new double[last - first + 1];
            double sum = 0;
            for (int k = 0; k < exact.length; k++) {
                exact[k] = Math.max(0, 1 - Math.abs(first + k + 0.5 - middle) / reach);
                sum += exact[k];
            }
            float[] weights = new float[exact.length];
            for (int k = 0; k < exact.length; k++) {
                weights[k] = (float) (exact[k] / sum);
            }
            filter.firsts[i] = first;
            filter.weights[i] = weights;
        }
        return filter;
    }

    /** The first pixel that target pixel {@code i} is made of. */
    int first(int i) {
        return firsts[i];
    }

    /** How many it is made of. */
    int count(int i) {
        return weights[i].length;
    }

    /** The weight of its {@code k}th, from 0. */
    float weight(int i, int k) {
        return weights[i][k];
    }
}
