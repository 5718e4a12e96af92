package dev.isogon.internal.eval;

import dev.isogon.internal.eval.SimulatedIntervals.Scores;
import dev.isogon.internal.eval.resampling.BootstrapSettings;
import dev.isogon.internal.eval.retrieval.QueryValues;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How often intervals cover the truth, and how wide they are, in populations whose truth is known. {@code
 * docs/results/intervals.md} has what it printed. An argument is a number of trials instead of 400.
 */
public final class IntervalSimulation {

    private static final BootstrapSettings SETTINGS = new BootstrapSettings(1_000, 1, 0.95);
    private static final String[] FIGURES = {"AUC", "EER", "TAR at FAR "};

    private IntervalSimulation() {}

    public static void main(String[] arguments) {
        int trials = arguments.length == 0 ? 400 : Integer.parseInt(arguments[0]);
        System.out.println("| sample | figure | truth | covered | width ∕ true |");
        System.out.println("|---|---|---:|---:|---:|");
        ofShares(5 * trials);
        for (double[] each : new double[][] {
            {2.5, 60, 60, 0.1},
            {3, 60, 200, 0.1},
            {3.5, 300, 300, 0.05},
            {4, 300, 1000, 0.01},
            {4.5, 300, 1000, 0.01},
            {2.5, 300, 1000, 0.01}
        }) {
            print(
                    String.format(Locale.ROOT, "%.0f and %.0f pairs, %.1f apart", each[1], each[2], each[0]),
                    each[3],
                    new Scores(each[0], 0, 1).ofPairs(trials, (int) each[1], (int) each[2], each[3], SETTINGS));
        }
        for (double distance : new double[] {1.5, 2, 2.5}) {
            print(
                    String.format(Locale.ROOT, "all pairs of 60 × 3 images, %.1f apart", distance),
                    0.05,
                    new Scores(distance, 0.4, 0.3).ofIdentities(trials, 60, 3, 1, 0.05, SETTINGS));
        }
        for (double identity : new double[] {0.2, 0.4, 0.6}) {
            print(
                    "one in 400 pairs of 200 × 2 images, effects of " + identity,
                    0.05,
                    new Scores(2, identity, 0.5).ofIdentities(trials, 200, 2, 400, 0.05, SETTINGS));
        }
    }

    private static void ofShares(int trials) {
        for (int identities : new int[] {40, 200}) {
            for (double failing : new double[] {0.2, 1, 2, 3, 4, 6, 10}) {
                // Half of them fail nine times as often as the others, image by image.
                SimulatedIntervals outcome = SimulatedIntervals.of(
                                trials,
                                new double[] {1 - failing / identities / 4},
                                random -> List.of(precision(identities, failing / identities / 4, random)))
                        .get(0);
                print(identities + " × 4 images, " + failing + " wrong", "precision at 1", outcome);
            }
        }
    }

    private static Interval precision(int identities, double wrong, Random random) {
        int images = 4;
        int[] labels = new int[identities * images];
        double[] values = new double[labels.length];
        for (int i = 0; i < values.length; i++) {
            labels[i] = i / images;
            values[i] = random.nextDouble() < wrong * (labels[i] % 2 == 0 ? 1.8 : 0.2) ? 0 : 1;
        }
        return new QueryValues(labels, values, 0).interval(0.95);
    }

    private static void print(String sample, double far, List<SimulatedIntervals> outcomes) {
        for (int f = 0; f < FIGURES.length; f++) {
            print(sample, FIGURES[f] + (f == 2 ? far : ""), outcomes.get(f));
        }
    }

    private static void print(String sample, String figure, SimulatedIntervals outcome) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.4f | %.1f %% | %.2f |%n",
                sample,
                figure,
                outcome.truth(),
                100 * outcome.covered(),
                outcome.ratio());
    }
}
