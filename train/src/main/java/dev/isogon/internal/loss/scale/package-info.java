/**
 * The third word of a loss: how sharp its softmax is.
 *
 * <p>Not here: how they are written ({@link dev.isogon.internal.loss.Losses}). Start at {@link dev.isogon.internal.loss.scale.Scale}.
 */
@NullMarked
package dev.isogon.internal.loss.scale;

import org.jspecify.annotations.NullMarked;
