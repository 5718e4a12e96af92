/**
 * What training minimizes: how losses are written, what is known of one as it is written ({@link
 * dev.isogon.internal.loss.LossRecipe}), and what it is when it is made for a run ({@link dev.isogon.internal.loss.Loss}).
 *
 * <p>Not here: the mathematics of a part ({@link dev.isogon.internal.loss.part}); the training loop. Start at {@link
 * dev.isogon.internal.loss.Losses}, which lists everything, then {@link dev.isogon.internal.loss.PrototypeLoss}, which puts
 * the parts together.
 */
@NullMarked
package dev.isogon.internal.loss;

import org.jspecify.annotations.NullMarked;
