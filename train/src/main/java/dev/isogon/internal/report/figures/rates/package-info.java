/**
 * Figures of error rates over each other or by rank, a curve a loss or one of an evaluation, with bands.
 *
 * <p>Not here: the rates themselves (eval). Start at {@link dev.isogon.internal.report.figures.rates.TarByFar}.
 */
@NullMarked
package dev.isogon.internal.report.figures.rates;

import org.jspecify.annotations.NullMarked;
