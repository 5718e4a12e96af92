package dev.isogon.internal.config.settings;

import org.jspecify.annotations.Nullable;

/**
 * A setting's value and where it comes from.
 *
 * @param value null where the setting has none, such as weights to start from
 */
public record Chosen<T extends @Nullable Object>(T value, Origin origin) {}
