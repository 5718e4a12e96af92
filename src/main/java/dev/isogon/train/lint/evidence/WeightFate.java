package dev.isogon.train.lint.evidence;

/**
 * What became of one parameter in the steps that were watched.
 *
 * @param name in the module tree, for example "loss.prototypes"
 * @param size how many numbers it has
 * @param learns whether it takes a gradient
 * @param optimized whether an optimizer has it
 * @param reached whether a gradient has arrived at it
 * @param moved whether any number of it has changed
 */
public record WeightFate(String name, long size, boolean learns, boolean optimized, boolean reached, boolean moved) {}
