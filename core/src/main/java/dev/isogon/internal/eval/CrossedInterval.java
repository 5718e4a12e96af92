package dev.isogon.internal.eval;

import java.util.Arrays;

/**
 * The interval of a mean over training seeds and test images together. Every seed is judged on the same images, so
 * neither the S·T values nor the T images of one seed are independent: a lucky seed lifts all its images, a hard image
 * fails under every seed.
 *
 * <p>With crossed random effects the variance of the grand mean is estimated as
 *
 * <pre>V = var(seed means) ∕ S + var(image means) ∕ T,</pre>
 *
 * the two-way clustering of Cameron, Gelbach and Miller, <i>Robust inference with multiway clustering</i>, JBES 29
 * (2011), equation 2.11, without its subtracted third term: what seed and image do only together is counted in both, so
 * V is never negative and errs on the safe side. Each part is widened by Student's t of its own degrees of freedom, S−1
 * and T−1: with Satterthwaite's common degrees, two seeds covered the truth in 88.5 % of simulated trials and not in 95.
 *
 * <p>Where V is 0, as when everything is right, the interval still reaches 1 − (α∕2)^(1∕T) to either side, as {@link
 * ClopperPearson}'s does with T of T images right: T images cannot show that no image fails.
 */
public final class CrossedInterval {

    private final int seeds;
    private final int images;
    private final int[] seedSums;
    private final int[] imageSums;

    private CrossedInterval(int seeds, int images) {
        if (seeds < 1 || images < 2) {
            throw new IllegalArgumentException("seeds and images together need at least one seed and 2 images, but"
                    + " there are " + seeds + " seeds and " + images + " images");
        }
        this.seeds = seeds;
        this.images = images;
        seedSums = new int[seeds];
        imageSums = new int[images];
    }

    /**
     * The accuracy of a loss.
     *
     * @param correct seeds × images, at least 2 of either
     * @param confidence between 0 and 1, usually 0.95
     * @return the mean and its interval, within [0, 1]
     */
    public static Interval accuracy(boolean[][] correct, double confidence) {
        CrossedInterval mean = shaped(correct);
        mean.add(correct, 1);
        return mean.severalSeeds().uncertainty().interval(0, 1, confidence);
    }

    /**
     * The accuracy of a first loss minus that of a second, on the same seeds and images.
     *
     * @param first seeds × images, at least 2 of either
     * @param second of the same shape
     * @param confidence between 0 and 1, usually 0.95
     * @return the mean difference and its interval, within [−1, 1]
     */
    public static Interval difference(boolean[][] first, boolean[][] second, double confidence) {
        return compared(first, second).severalSeeds().uncertainty().interval(-1, 1, confidence);
    }

    /**
     * The same difference with its variances, also of one seed, of which that of seeds is not known.
     *
     * @param first seeds × images, at least 2 images
     * @param second of the same shape
     */
    public static Uncertainty uncertainty(boolean[][] first, boolean[][] second) {
        return compared(first, second).uncertainty();
    }

    private static CrossedInterval compared(boolean[][] first, boolean[][] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "paired losses need the same seeds, but there are " + first.length + " and " + second.length);
        }
        CrossedInterval mean = shaped(first);
        mean.add(first, 1);
        mean.add(second, -1);
        return mean;
    }

    private CrossedInterval severalSeeds() {
        if (seeds < 2) {
            throw new IllegalArgumentException("an interval over seeds needs at least 2, but there is " + seeds);
        }
        return this;
    }

    private static CrossedInterval shaped(boolean[][] correct) {
        return new CrossedInterval(correct.length, correct.length == 0 ? 0 : correct[0].length);
    }

    private void add(boolean[][] correct, int sign) {
        for (int s = 0; s < seeds; s++) {
            if (correct[s].length != images) {
                throw new IllegalArgumentException("every seed must be judged on the same images, but one has " + images
                        + " and seed number " + s + " has " + correct[s].length);
            }
            for (int i = 0; i < images; i++) {
                if (correct[s][i]) {
                    seedSums[s] += sign;
                    imageSums[i] += sign;
                }
            }
        }
    }

    private Uncertainty uncertainty() {
        double mean = (double) Arrays.stream(seedSums).asLongStream().sum() / ((double) seeds * images);
        double ofSeeds = seeds < 2 ? 0 : variance(seedSums, images) / seeds;
        return new Uncertainty(mean, ofSeeds, seeds, variance(imageSums, seeds) / images, images);
    }

    /** Of means, from their sums: whole numbers, so that equal ones have a variance of exactly 0. */
    private static double variance(int[] sums, int count) {
        return Spread.variance(Arrays.stream(sums).asDoubleStream().toArray()) / ((double) count * count);
    }
}
