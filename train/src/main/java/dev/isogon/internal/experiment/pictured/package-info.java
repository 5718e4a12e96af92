/**
 * What there is to see of an evaluation, and the folder that keeps it: all that its report is made from.
 *
 * <p>Not here: how figures come about (evaluation), pages (report). Start at {@link
 * dev.isogon.internal.experiment.pictured.EvaluationFolder}.
 */
@NullMarked
package dev.isogon.internal.experiment.pictured;

import org.jspecify.annotations.NullMarked;
