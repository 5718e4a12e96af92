/**
 * Losses over prototypes as sentences of four words: head, margin, scale, criterion; one word a file.
 *
 * <p>Not here: the training loop. Start at {@link dev.isogon.loss.Losses}, which lists everything, then {@link
 * dev.isogon.loss.PrototypeLoss}, which puts the words together.
 */
@NullMarked
package dev.isogon.loss;

import org.jspecify.annotations.NullMarked;
