/**
 * The second word of a loss: how the cosine to the own class is made harder.
 *
 * <p>Not here: how they are written ({@link dev.isogon.internal.loss.Losses}). Start at {@link dev.isogon.internal.loss.margin.Margin}.
 */
@NullMarked
package dev.isogon.internal.loss.margin;

import org.jspecify.annotations.NullMarked;
