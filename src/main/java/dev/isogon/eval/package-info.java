/**
 * One metric a file on plain arrays, and the intervals that say how far to trust it.
 *
 * <p>Not here: anything that needs the training engine. Start at {@link dev.isogon.eval.Interval}.
 */
@NullMarked
package dev.isogon.eval;

import org.jspecify.annotations.NullMarked;
