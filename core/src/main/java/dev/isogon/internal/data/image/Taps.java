package dev.isogon.internal.data.image;

/**
 * Which source pixels make up each target pixel along one side, and with which weights (22 bits after the point).
 *
 * @param firsts of each target pixel, the first source pixel
 * @param counts of each target pixel, how many source pixels
 * @param stride how far the weights of one target pixel are from those of the next
 * @param weights those of target pixel x start at x·stride
 */
record Taps(int[] firsts, int[] counts, int stride, int[] weights) {

    /** 32 bits less 8 of a pixel and 2 for sums that overshoot. */
    static final int PRECISION = 22;

    /**
     * The triangle filter. Single and double precision as in Pillow, whose weights these are to the last bit.
     *
     * @param sourceSize pixels of the source
     * @param from, to the part of the source that becomes the target
     * @param targetSize pixels of the target
     */
    static Taps of(int sourceSize, float from, float to, int targetSize) {
        double scale = (double) (to - from) / targetSize;
        double support = Math.max(scale, 1);
        int stride = (int) Math.ceil(support) * 2 + 1;
        int[] firsts = new int[targetSize];
        int[] counts = new int[targetSize];
        int[] weights = new int[Math.multiplyExact(targetSize, stride)];
        double[] exact = new double[stride];
        for (int x = 0; x < targetSize; x++) {
            double center = from + (x + 0.5) * scale;
            int first = Math.max(0, (int) (center - support + 0.5));
            int count = Math.min(sourceSize, (int) (center + support + 0.5)) - first;
            double sum = 0;
            for (int k = 0; k < count; k++) {
                exact[k] = triangle((k + first - center + 0.5) * (1 / support));
                sum += exact[k];
            }
            for (int k = 0; k < count; k++) {
                double weight = sum == 0 ? exact[k] : exact[k] / sum;
                weights[x * stride + k] = (int) (0.5 + weight * (1 << PRECISION));
            }
            firsts[x] = first;
            counts[x] = count;
        }
        return new Taps(firsts, counts, stride, weights);
    }

    private static double triangle(double x) {
        return Math.max(0, 1 - Math.abs(x));
    }

    int first(int x) {
        return firsts[x];
    }

    int count(int x) {
        return counts[x];
    }

    int offset(int x) {
        return x * stride;
    }
}
