/**
 * What every room stands on: how messages mention settings, "did you mean", how people write a name with settings, work on
 * several threads, and which optional libraries there are.
 *
 * <p>Not here: files, which are in {@code store}. Start at {@link dev.isogon.internal.base.Parallel}.
 */
@NullMarked
package dev.isogon.internal.base;

import org.jspecify.annotations.NullMarked;
