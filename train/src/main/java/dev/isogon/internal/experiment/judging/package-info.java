/**
 * What a trained network makes of the images that it is judged on.
 *
 * <p>Not here: which way a protocol takes (protocol), and metrics ({@code eval}). Start at {@link
 * dev.isogon.internal.experiment.judging.ClosedSetEvaluation}; {@link
 * dev.isogon.internal.experiment.judging.OpenSetEvaluation} is the other way.
 */
@NullMarked
package dev.isogon.internal.experiment.judging;

import org.jspecify.annotations.NullMarked;
