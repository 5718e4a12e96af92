/**
 * Reports, made from the records and small pictures of a finished comparison or evaluation and from nothing else. A kind of
 * report has a package each (comparison, evaluation, check); they share sentences and tables (text), the page (page) and the
 * figures (figures), which can also be files of their own (export).
 *
 * <p>Not here: any computation of results (experiment, evaluation, eval). Start at {@link
 * dev.isogon.internal.report.comparison.ComparisonReport}.
 */
@NullMarked
package dev.isogon.internal.report;

import org.jspecify.annotations.NullMarked;
