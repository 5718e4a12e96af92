/**
 * Losses × seeds on one data set, and the records that come of it.
 *
 * <p>Not here: tables and pages (report) or the terminal (cli). Start at {@link dev.isogon.study.Comparison}.
 */
@NullMarked
package dev.isogon.study;

import org.jspecify.annotations.NullMarked;
