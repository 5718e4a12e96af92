/**
 * Tables and pages, made from the records and small pictures of a finished comparison and from nothing else. A plain page, of
 * headings, tables, figures and pictures, serves what is no comparison; the figures are in {@code figures}.
 *
 * <p>Not here: any computation of results (study, eval). Start at {@link dev.isogon.internal.report.ReportFiles}.
 */
@NullMarked
package dev.isogon.internal.report;

import org.jspecify.annotations.NullMarked;
