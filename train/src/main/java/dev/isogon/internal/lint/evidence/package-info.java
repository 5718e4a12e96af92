/**
 * What is measured of a run for the checks: plain numbers, taken at the start, after an epoch and after judging.
 *
 * <p>Not here: what is wrong with them ({@link dev.isogon.internal.lint}). Start at {@link
 * dev.isogon.internal.lint.evidence.Evidence}.
 */
@NullMarked
package dev.isogon.internal.lint.evidence;

import org.jspecify.annotations.NullMarked;
