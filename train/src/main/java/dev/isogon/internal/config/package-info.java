/**
 * What a training or a comparison is asked for, as records that share their parts.
 *
 * <p>Not here: how settings are read and completed (config.settings), and what they do. Start at {@link
 * dev.isogon.internal.config.Request}.
 */
@NullMarked
package dev.isogon.internal.config;

import org.jspecify.annotations.NullMarked;
