/**
 * Figures of training: what changed by iteration and by epoch, and what a loss makes of an angle.
 *
 * <p>Not here: any computation of results (experiment). Start at {@link
 * dev.isogon.internal.report.figures.training.AccuracyByEpoch}.
 */
@NullMarked
package dev.isogon.internal.report.figures.training;

import org.jspecify.annotations.NullMarked;
