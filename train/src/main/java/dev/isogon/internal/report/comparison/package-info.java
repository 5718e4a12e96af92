/**
 * The report of a comparison: its files, what stands on its page, and which figures are drawn.
 *
 * <p>Not here: sentences and tables that a terminal shows too (report.text), and HTML (report.page). Start at {@link
 * dev.isogon.internal.report.comparison.ComparisonReport}.
 */
@NullMarked
package dev.isogon.internal.report.comparison;

import org.jspecify.annotations.NullMarked;
