/**
 * Backbones, one a file: networks from images to embeddings; the list of them; their weights as files. And {@link
 * dev.isogon.internal.model.EmbeddingHead}, which is trained over the embeddings of a network that stays as it is.
 *
 * <p>Not here: heads that make cosines of embeddings and prototypes, and losses (loss), training (loop). Start at {@link dev.isogon.internal.model.Backbones}.
 */
@NullMarked
package dev.isogon.internal.model;

import org.jspecify.annotations.NullMarked;
