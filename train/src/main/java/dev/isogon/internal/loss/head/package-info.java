/**
 * The first word of a loss: which prototypes there are, and how embeddings are compared with them.
 *
 * <p>Not here: how they are written ({@link dev.isogon.internal.loss.Losses}). Start at {@link dev.isogon.internal.loss.head.Head}.
 */
@NullMarked
package dev.isogon.internal.loss.head;

import org.jspecify.annotations.NullMarked;
