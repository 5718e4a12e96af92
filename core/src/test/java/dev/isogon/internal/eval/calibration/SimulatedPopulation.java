package dev.isogon.internal.eval.calibration;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Identities whose error rates are known. The score of images a and b of identities i and j is
 *
 * <pre>bᵢ + bⱼ + cₐ + c_b + e,   of variance 1 in all,</pre>
 *
 * with normal effects b of identities, c of images, and e of the pair; b of a wolf is {@code shift} more. Scores of one
 * identity's images are normal around {@code mated} with deviation 1 in all.
 *
 * @param identityVariance of b
 * @param imageVariance of c
 * @param wolves share of identities that match others too well
 * @param shift by how much, in deviations of a score
 * @param mated mean of mated scores
 */
record SimulatedPopulation(double identityVariance, double imageVariance, double wolves, double shift, double mated) {

    /** 2 % of wolves 1.5 deviations above; identities and images explain three tenths of the rest. */
    static final SimulatedPopulation USUAL = new SimulatedPopulation(0.1, 0.05, 0.02, 1.5, 4.5);

    static final ThresholdGrid GRID = new ThresholdGrid(500, -9, 13);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Whether pairs match is looked up in steps of this many parts of e's deviation. */
    private static final int FINE = 400;

    private double pairDeviation() {
        return Math.sqrt(1 - 2 * identityVariance - 2 * imageVariance);
    }

    /** The true false match rate: of no wolf, one and two. */
    double falseMatchRate(double threshold) {
        double w = wolves;
        return (1 - w) * (1 - w) * NORMAL.survivalProbability(threshold)
                + 2 * w * (1 - w) * NORMAL.survivalProbability(threshold - shift)
                + w * w * NORMAL.survivalProbability(threshold - 2 * shift);
    }

    /** The true accept rate. */
    double trueAcceptRate(double threshold) {
        return NORMAL.survivalProbability(threshold - mated);
    }

    /** The lowest threshold whose true false match rate is at most the target. */
    double oracle(double target) {
        double low = GRID.lowest();
        double high = GRID.highest();
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (falseMatchRate(middle) > target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The effects b + c of each image of n identities with m images each, identity after identity. */
    double[] effects(int n, int m, SplittableRandom random) {
        double[] effects = new double[n * m];
        for (int i = 0; i < n; i++) {
            double identity =
                    Math.sqrt(identityVariance) * random.nextGaussian() + (random.nextDouble() < wolves ? shift : 0);
            for (int a = i * m; a < (i + 1) * m; a++) {
                effects[a] = identity + Math.sqrt(imageVariance) * random.nextGaussian();
            }
        }
        return effects;
    }

    /** Scores of one sample: of images a &lt; b of different identities, those of at least the floor. */
    static final class Sample {
        double[] scores = new double[1 << 14];
        int[] a = new int[1 << 14];
        int[] b = new int[1 << 14];
        int size;

        private void add(double score, int first, int second) {
            if (size == scores.length) {
                scores = Arrays.copyOf(scores, 2 * size);
                a = Arrays.copyOf(a, 2 * size);
                b = Arrays.copyOf(b, 2 * size);
            }
            scores[size] = score;
            a[size] = first;
            b[size++] = second;
        }
    }

    /** Draws the scores of n identities with m images each; those below the floor are not even drawn. */
    Sample sample(int n, int m, double floor, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] effects = effects(n, m, random);
        double deviation = pairDeviation();
        double[] tails = new double[10 * FINE];
        Arrays.setAll(tails, k -> NORMAL.survivalProbability((double) k / FINE - 3));
        Sample sample = new Sample();
        for (int a = 0; a < effects.length; a++) {
            for (int b = (a / m + 1) * m; b < effects.length; b++) {
                double z = (floor - effects[a] - effects[b]) / deviation;
                double uniform = random.nextDouble();
                // e is the normal quantile of a uniform number; most are so small that it need not be taken.
                if (uniform <= tails[(int) Math.min(Math.max((z + 3) * FINE, 0), tails.length - 1)]) {
                    double score = effects[a] + effects[b] + deviation * NORMAL.inverseSurvivalProbability(uniform);
                    if (score >= floor) {
                        sample.add(score, a, b);
                    }
                }
            }
        }
        return sample;
    }

    /** The rate of false matches in a sample, with the scores that a calibration at the target can ask for. */
    FalseMatchRate falseMatches(int n, int m, double target, long seed) {
        int lowest = GRID.reachedBy(oracle(Math.min(0.5, 4 * target)));
        Sample drawn = sample(n, m, GRID.at(lowest), seed);
        int[] images = new int[n];
        Arrays.fill(images, m);
        int[] first = Arrays.stream(drawn.a, 0, drawn.size).map(a -> a / m).toArray();
        int[] second = Arrays.stream(drawn.b, 0, drawn.size).map(b -> b / m).toArray();
        double[] scores = Arrays.copyOf(drawn.scores, drawn.size);
        return new FalseMatchRate(images, NonMatedScores.of(GRID, lowest, scores, first, second));
    }
}
