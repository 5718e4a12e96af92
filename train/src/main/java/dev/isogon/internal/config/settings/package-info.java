/**
 * The one table of settings, and how it completes what was given: type, range, default or the rule that gives it, a sentence.
 * All problems are reported at once, and each setting knows where it comes from.
 *
 * <p>Not here: what a setting does, and how a command line says it. Start at {@link
 * dev.isogon.internal.config.settings.SettingsTable}; {@link dev.isogon.internal.config.settings.Settings} is the way in.
 */
@NullMarked
package dev.isogon.internal.config.settings;

import org.jspecify.annotations.NullMarked;
