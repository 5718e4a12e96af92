/**
 * Losses that compare the images of a batch with each other, without prototypes.
 *
 * <p>Not here: how they are written ({@link dev.isogon.internal.loss.Losses}). Start at {@link dev.isogon.internal.loss.pair.PairCriterion}.
 */
@NullMarked
package dev.isogon.internal.loss.pair;

import org.jspecify.annotations.NullMarked;
