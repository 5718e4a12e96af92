/**
 * A page as one HTML file that needs nothing else: what can stand on it, and the templates that write it.
 *
 * <p>Not here: what a report says (report.comparison, report.evaluation, report.check). Start at {@link
 * dev.isogon.internal.report.page.PageElement}.
 */
@NullMarked
package dev.isogon.internal.report.page;

import org.jspecify.annotations.NullMarked;
