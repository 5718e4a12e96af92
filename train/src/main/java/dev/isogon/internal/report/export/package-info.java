/**
 * Figures as files of their own, drawn without a browser.
 *
 * <p>Not here: what a figure shows (report.figures). Start at {@link dev.isogon.internal.report.export.FigureFiles}.
 */
@NullMarked
package dev.isogon.internal.report.export;

import org.jspecify.annotations.NullMarked;
