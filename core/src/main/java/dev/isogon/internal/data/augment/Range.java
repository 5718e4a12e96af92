package dev.isogon.internal.data.augment;

import java.util.random.RandomGenerator;

/**
 * What a number is drawn from; written {@code 0.5..1}.
 *
 * @param from the smallest, finite
 * @param to the largest, finite, not below {@code from}
 */
public record Range(double from, double to) {

    public Range {
        if (!(from <= to && Double.isFinite(from) && Double.isFinite(to))) {
            throw new IllegalArgumentException(
                    "a range must go from the smaller to the larger, as 0.5..1 does, but was "
                            + AugmentationWord.number(from) + ".." + AugmentationWord.number(to));
        }
    }

    double uniform(RandomGenerator random) {
        return from + (to - from) * random.nextDouble();
    }

    /** Uniform in the logarithm: a ratio is as likely as its inverse. */
    double logUniform(RandomGenerator random) {
        return Math.exp(Math.log(from) + (Math.log(to) - Math.log(from)) * random.nextDouble());
    }

    @Override
    public String toString() {
        return AugmentationWord.number(from) + ".." + AugmentationWord.number(to);
    }
}
