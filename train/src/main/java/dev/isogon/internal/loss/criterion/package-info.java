/**
 * The fourth word of a loss: what is minimized of the logits.
 *
 * <p>Not here: how they are written ({@link dev.isogon.internal.loss.Losses}). Start at {@link dev.isogon.internal.loss.criterion.Criterion}.
 */
@NullMarked
package dev.isogon.internal.loss.criterion;

import org.jspecify.annotations.NullMarked;
