/**
 * What may be given for a setting: each type reads a text, a number or a list, says what is wrong with it, and what is allowed.
 *
 * <p>Not here: which setting has which type ({@code config.settings.SettingsTable}). Start at {@link
 * dev.isogon.internal.config.types.SettingType}.
 */
@NullMarked
package dev.isogon.internal.config.types;

import org.jspecify.annotations.NullMarked;
