/**
 * Losses over prototypes as sentences of four words: head, margin, scale, criterion; one word a file.
 *
 * <p>Not here: the training loop. Start at {@link dev.isogon.internal.loss.Losses}, which lists everything, then {@link
 * dev.isogon.internal.loss.PrototypeLoss}, which puts the words together.
 */
@NullMarked
package dev.isogon.internal.loss;

import org.jspecify.annotations.NullMarked;
