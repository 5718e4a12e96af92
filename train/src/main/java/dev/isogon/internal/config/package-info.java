/**
 * Settings of a run as records, and the one place that reads, completes and checks them; all problems are reported at once.
 *
 * <p>Not here: what a setting does. Start at {@link dev.isogon.internal.config.CompareConfig}; defaults
 * and ranges are in {@code CompareSettings}, {@code TrainSettings} and {@code NetworkSettings}.
 */
@NullMarked
package dev.isogon.internal.config;

import org.jspecify.annotations.NullMarked;
