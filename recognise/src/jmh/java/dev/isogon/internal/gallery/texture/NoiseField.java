package dev.isogon.internal.gallery.texture;

/** Random numbers at the whole places of an endless plane, the same whenever asked, and what lies smoothly between them. */
record NoiseField(long seed) {

    /** Between the four corners, 0 to 1; about a unit from light to dark. */
    double at(double x, double y) {
        long left = (long) Math.floor(x);
        long top = (long) Math.floor(y);
        double right = smooth(x - left);
        double down = smooth(y - top);
        double above = (1 - right) * number(left, top, 0) + right * number(left + 1, top, 0);
        double below = (1 - right) * number(left, top + 1, 0) + right * number(left + 1, top + 1, 0);
        return (1 - down) * above + down * below;
    }

    /** Noise of several scales, each twice as coarse, and {@code 1 / fall} as strong, as the one before. */
    double octaves(double x, double y, int count, double fall) {
        double sum = 0;
        double weights = 0;
        double weight = 1;
        for (int i = 0; i < count; i++) {
            sum += weight * at(x / (1 << i) + 31 * i, y / (1 << i));
            weights += weight;
            weight /= fall;
        }
        return 0.5 + 1.6 * (sum / weights - 0.5);
    }

    /** How much farther the second nearest of random points, one a unit square, is than the nearest: 0 between two cells. */
    double ridge(double x, double y) {
        long column = (long) Math.floor(x);
        long row = (long) Math.floor(y);
        double first = Double.MAX_VALUE;
        double second = Double.MAX_VALUE;
        for (long r = row - 1; r <= row + 1; r++) {
            for (long c = column - 1; c <= column + 1; c++) {
                double away = Math.hypot(c + number(c, r, 1) - x, r + number(c, r, 2) - y);
                second = Math.min(second, Math.max(first, away));
                first = Math.min(first, away);
            }
        }
        return second - first;
    }

    private static double smooth(double share) {
        return share * share * (3 - 2 * share);
    }

    /** SplitMix64's last steps (G. Steele and others, 2014) over the place. */
    private double number(long column, long row, int kind) {
        long mixed = seed + column * 0x9E3779B97F4A7C15L + row * 0xC2B2AE3D27D4EB4FL + kind * 0x165667B19E3779F9L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
