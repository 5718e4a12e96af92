/**
 * What an evaluation came to: groups of figures, their curves and warnings, as records, and as JSON. Whoever prints them
 * loops over the groups and knows no figure.
 *
 * <p>Not here: the judging ({@code evaluation.judging}), the metrics themselves, reading files, pages. Start at {@link
 * dev.isogon.internal.evaluation.EvaluationResults}.
 */
@NullMarked
package dev.isogon.internal.evaluation;

import org.jspecify.annotations.NullMarked;
