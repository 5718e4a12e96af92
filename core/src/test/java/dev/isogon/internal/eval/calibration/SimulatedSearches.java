package dev.isogon.internal.eval.calibration;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Searches by strangers of a {@link SimulatedPopulation} in galleries of N of its identities, each with all its images.
 *
 * @param population whose
 * @param images of each identity, m
 * @param gallery N
 */
record SimulatedSearches(SimulatedPopulation population, int images, int gallery) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Midpoints of an integral over six deviations to either side. */
    private static final int POINTS = 240;

    /**
     * The true rate, by two integrals. A probe with effect u matches a random subject with probability c(u) = E over b of
     * 1 − P(cₐ + e &lt; τ − u − b)^m, since b is all that the subject's images share; and N subjects with 1 − (1 − c(u))^N.
     */
    double rate(double threshold) {
        double share = population.identityVariance();
        double ofImages = population.imageVariance();
        double rest = Math.sqrt(1 - 2 * share - ofImages);
        return mean(
                share + ofImages,
                u -> 1
                        - Math.pow(
                                1
                                        - mean(
                                                share,
                                                b -> 1
                                                        - Math.pow(
                                                                NORMAL.cumulativeProbability(
                                                                        (threshold - u - b) / rest),
                                                                images)),
                                gallery));
    }

    /** Over a normal effect, to which wolves add their shift. */
    private double mean(double variance, DoubleUnaryOperator function) {
        double deviation = Math.sqrt(variance);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < POINTS; i++) {
            double z = 12 * (i + 0.5) / POINTS - 6;
            double weight = NORMAL.density(z);
            weights += weight;
            double wolves = population.wolves();
            sum += weight * (1 - wolves) * function.applyAsDouble(deviation * z);
            if (wolves > 0) {
                sum += weight * wolves * function.applyAsDouble(deviation * z + population.shift());
            }
        }
        return sum / weights;
    }

    /** The lowest threshold whose true rate is at most the target. */
    double oracle(double target) {
        double low = 0;
        double high = 8;
        for (int i = 0; i < 14; i++) {
            double middle = (low + high) / 2;
            if (rate(middle) > target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The rate in a sample of n identities, with scores down to a threshold. */
    FalsePositiveIdentificationRate sample(int n, double from, long seed) {
        int lowest = SimulatedPopulation.GRID.reachedBy(from);
        SimulatedPopulation.Sample drawn = population.sample(n, images, SimulatedPopulation.GRID.at(lowest), seed);
        Map<Long, Double> best = new HashMap<>();
        for (int i = 0; i < drawn.size; i++) {
            best.merge((long) drawn.a[i] * n + drawn.b[i] / images, drawn.scores[i], Math::max);
            best.merge((long) drawn.b[i] * n + drawn.a[i] / images, drawn.scores[i], Math::max);
        }
        double[] scores = new double[best.size()];
        int[] image = new int[best.size()];
        int[] subject = new int[best.size()];
        int at = 0;
        for (Map.Entry<Long, Double> each : best.entrySet()) {
            scores[at] = each.getValue();
            image[at] = (int) (each.getKey() / n);
            subject[at++] = (int) (each.getKey() % n);
        }
        int[] identityOf = new int[n * images];
        for (int i = 0; i < identityOf.length; i++) {
            identityOf[i] = i / images;
        }
        return new FalsePositiveIdentificationRate(
                identityOf, gallery, NonMatedScores.of(SimulatedPopulation.GRID, lowest, scores, image, subject));
    }

    /** Many calibrations. */
    Trials trials(int trials, int identities, double target) {
        double from = oracle(Math.min(0.5, 4 * target));
        return Trials.run(trials, 1, target, seed -> sample(identities, from, seed), this::rate);
    }
}
