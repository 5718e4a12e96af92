package dev.isogon.config;

/**
 * How a network is trained, whatever the loss.
 *
 * @param epochs passes over the training images, at least 1
 * @param batch images a step, at least 2
 * @param learningRate Adam's learning rate at its peak, in (0, 1]
 * @param schedule how the learning rate moves
 * @param warmup share of all steps in which a cosine schedule climbs to its peak, in [0, 1)
 * @param dropLast whether a last, shorter batch is left out
 */
public record TrainConfig(
        int epochs, int batch, double learningRate, Schedule schedule, double warmup, boolean dropLast) {

    /** How the learning rate moves over a run. */
    public enum Schedule {
        /** Stays where it is. */
        CONSTANT,
        /** Climbs linearly in the warm-up, then falls along half a cosine to 0. */
        COSINE
    }

    /** Steps of one epoch over so many training images. */
    public int stepsPerEpoch(int images) {
        return dropLast || images % batch == 0 ? images / batch : images / batch + 1;
    }
}
