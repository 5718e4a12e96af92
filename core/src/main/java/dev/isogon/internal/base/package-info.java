/**
 * What every room stands on: the error that is the caller's mistake, and "did you mean".
 *
 * <p>Not here: files, which are in {@code store}. Start at {@link dev.isogon.metrics.SettingsException}.
 */
@NullMarked
package dev.isogon.internal.base;

import org.jspecify.annotations.NullMarked;
