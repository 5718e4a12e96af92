/**
 * What followed from a comparison in words: numbers, sentences and tables for terminal, Markdown and page alike.
 *
 * <p>Not here: HTML (report.page). Start at {@link dev.isogon.internal.report.text.ShortAnswer}.
 */
@NullMarked
package dev.isogon.internal.report.text;

import org.jspecify.annotations.NullMarked;
