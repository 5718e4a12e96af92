package dev.isogon.internal.serve.load;

import java.util.Arrays;

/** Seconds that answers took. */
final class Latencies {

    private double[] seconds = new double[1024];
    private int count;

    synchronized void add(double each) {
        if (count == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * count);
        }
        seconds[count++] = each;
    }

    synchronized int count() {
        return count;
    }

    /** Milliseconds within which so many percent were answered; NaN where none was. */
    synchronized double percentile(double percent) {
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(seconds, count);
        Arrays.sort(sorted);
        return 1e3 * sorted[Math.min(count - 1, (int) Math.ceil(count * percent / 100) - 1)];
    }
}
