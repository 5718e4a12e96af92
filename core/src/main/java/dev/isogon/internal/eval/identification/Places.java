package dev.isogon.internal.eval.identification;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Orders of searches, and arrays in such an order. */
final class Places {

    private Places() {}

    static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Places by ascending scores. */
    static int[] byScore(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static int[] picked(int[] values, int[] places) {
        return Arrays.stream(places).map(i -> values[i]).toArray();
    }

    static double[] picked(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
    }
}
