package dev.isogon.train;

/** Makes a loss of one's own, a new one for each run, so that runs share nothing. */
@FunctionalInterface
public interface LossMaker {

    /**
     * Makes it.
     *
     * @param classes C, of the training images
     * @param dimensions D, numbers in an embedding
     */
    LossModule make(int classes, int dimensions);
}
