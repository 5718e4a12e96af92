/**
 * Figures as files of their own, drawn without a browser.
 *
 * <p>Not here: what a figure shows (report.figures). Start at {@link dev.isogon.report.export.FigureFiles}.
 */
@NullMarked
package dev.isogon.report.export;

import org.jspecify.annotations.NullMarked;
