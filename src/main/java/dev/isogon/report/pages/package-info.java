/**
 * Pages of what is no comparison.
 *
 * <p>Not here: how blocks become HTML (report). Start at {@link dev.isogon.report.pages.EvaluationPage}.
 */
@NullMarked
package dev.isogon.report.pages;

import org.jspecify.annotations.NullMarked;
