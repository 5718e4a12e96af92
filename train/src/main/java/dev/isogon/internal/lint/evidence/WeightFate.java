package dev.isogon.internal.lint.evidence;

/**
 * What became of one parameter since the run's start.
 *
 * @param name in the module tree, for example "loss.prototypes"
 * @param size how many numbers it has
 * @param learns whether it takes a gradient
 * @param optimized whether an optimizer has it
 * @param gradient whether one has arrived at it
 * @param moved whether any number of it has changed
 */
public record WeightFate(String name, long size, boolean learns, boolean optimized, Gradient gradient, boolean moved) {

    /** Gradients do not outlive the process that trains. */
    public enum Gradient {
        ARRIVED,
        NONE,
        /** The run was resumed after its last step. */
        UNSEEN
    }
}
