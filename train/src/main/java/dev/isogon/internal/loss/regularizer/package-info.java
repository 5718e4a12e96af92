/**
 * What is added to a loss for the prototypes alone.
 *
 * <p>Not here: how they are written ({@link dev.isogon.internal.loss.Losses}). Start at {@link dev.isogon.internal.loss.regularizer.Regularizer}.
 */
@NullMarked
package dev.isogon.internal.loss.regularizer;

import org.jspecify.annotations.NullMarked;
