/**
 * One learner, trained in its folder: whether it fits into memory, how it begins, the linter beside it, what chooses the epoch, what is told meanwhile.
 *
 * <p>Not here: the loop itself ({@code loop}), and what is trained how often (training, comparison). Start at {@link
 * dev.isogon.internal.experiment.run.LintedTraining}.
 */
@NullMarked
package dev.isogon.internal.experiment.run;

import org.jspecify.annotations.NullMarked;
