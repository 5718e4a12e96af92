/**
 * Tables, figures and pages, made from the records and small pictures of a finished comparison and from nothing else; one
 * figure a file. A plain page, of headings, tables and pictures, serves what is no comparison.
 *
 * <p>Not here: any computation of results (study, eval). Start at {@link dev.isogon.report.ReportFiles}.
 */
@NullMarked
package dev.isogon.report;

import org.jspecify.annotations.NullMarked;
