/**
 * What every room stands on: the error that is the caller's mistake, how messages mention settings, "did you
 * mean", and how people write a name with settings.
 *
 * <p>Not here: files, which are in {@code store}. Start at {@link dev.isogon.metrics.SettingsException}.
 */
@NullMarked
package dev.isogon.internal.base;

import org.jspecify.annotations.NullMarked;
