/**
 * The page of a data check.
 *
 * <p>Not here: what is looked for (data.check), and HTML (report.page). Start at {@link
 * dev.isogon.internal.report.check.CheckPage}.
 */
@NullMarked
package dev.isogon.internal.report.check;

import org.jspecify.annotations.NullMarked;
