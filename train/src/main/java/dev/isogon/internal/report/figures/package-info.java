/**
 * Pictures of reports, one a file: each makes of records what ECharts draws, in a page or as a file.
 *
 * <p>Not here: any computation (experiment, eval), and pages (report.page). Start at {@link
 * dev.isogon.internal.report.figures.Figure}.
 */
@NullMarked
package dev.isogon.internal.report.figures;

import org.jspecify.annotations.NullMarked;
