package dev.isogon.internal.eval.retrieval;

import dev.isogon.internal.eval.EffectiveUnits;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.TooFewIdentities;
import dev.isogon.internal.eval.resampling.Bootstrap;
import dev.isogon.internal.eval.resampling.BootstrapSettings;
import java.util.Arrays;

/**
 * A metric's value in [0, 1] for each query that could be judged.
 *
 * @param identities Q classes, one a query
 * @param values Q values
 * @param lone how many queries were left out because they have no mate
 */
public record QueryValues(int[] identities, double[] values, int lone) {

    public QueryValues {
        if (identities.length != values.length) {
            throw new IllegalArgumentException(
                    identities.length + " queries need as many values, but there are " + values.length);
        }
        if (values.length == 0) {
            throw new IllegalArgumentException(
                    "none of " + lone + " queries has another image of its class to be found");
        }
    }

    /** The mean over queries. */
    public double mean() {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The mean over classes of each class's mean: a class of few images counts as much as one of many. */
    public double meanOverClasses() {
        double[][] classes = classes();
        return Arrays.stream(classes)
                .mapToDouble(each -> each[0] / each[1])
                .average()
                .orElseThrow();
    }

    /**
     * The interval of the mean over queries, by a bootstrap over classes: whole classes are drawn with replacement, the
     * references held fixed. The draws are the same at each call.
     *
     * @param confidence between 0 and 1, usually 0.95
     * @throws TooFewIdentities with fewer than 30 classes
     */
    public Interval interval(double confidence) {
        double[][] classes = classes();
        TooFewIdentities.check(classes.length, "identities");
        BootstrapSettings usual = BootstrapSettings.USUAL;
        Bootstrap bootstrap = new Bootstrap(new BootstrapSettings(usual.resamples(), usual.seed(), confidence));
        double[][] resampled = bootstrap.resampled(weights -> new double[] {mean(classes, weights[0])}, classes.length);
        int units = EffectiveUnits.of(
                Arrays.stream(classes).mapToDouble(each -> each[1]).toArray());
        return bootstrap.ofShare(mean(), resampled[0], units);
    }

    private static double mean(double[][] classes, double[] weights) {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < classes.length; i++) {
            sum += weights[i] * classes[i][0];
            count += weights[i] * classes[i][1];
        }
        return sum / count;
    }

    /** Sum and count of each class. */
    private double[][] classes() {
        int[] different = Arrays.stream(identities).sorted().distinct().toArray();
        double[][] classes = new double[different.length][2];
        for (int i = 0; i < values.length; i++) {
            double[] own = classes[Arrays.binarySearch(different, identities[i])];
            own[0] += values[i];
            own[1]++;
        }
        return classes;
    }
}
