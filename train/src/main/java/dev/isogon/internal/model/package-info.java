/**
 * Backbones, one a file: networks from images to embeddings; the list of them; their weights as files.
 *
 * <p>Not here: heads and losses over the embeddings (loss), training (loop). Start at {@link dev.isogon.internal.model.Backbones}.
 */
@NullMarked
package dev.isogon.internal.model;

import org.jspecify.annotations.NullMarked;
