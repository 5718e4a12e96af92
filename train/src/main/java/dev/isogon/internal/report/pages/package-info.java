/**
 * Pages of what is no comparison.
 *
 * <p>Not here: how blocks become HTML (report). Start at {@link dev.isogon.internal.report.pages.EvaluationPage}.
 */
@NullMarked
package dev.isogon.internal.report.pages;

import org.jspecify.annotations.NullMarked;
