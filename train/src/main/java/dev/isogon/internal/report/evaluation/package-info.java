/**
 * The report of an evaluation: what stands on its page, and which figures are drawn.
 *
 * <p>Not here: how figures come about (evaluation), and HTML (report.page). Start at {@link
 * dev.isogon.internal.report.evaluation.EvaluationReport}.
 */
@NullMarked
package dev.isogon.internal.report.evaluation;

import org.jspecify.annotations.NullMarked;
