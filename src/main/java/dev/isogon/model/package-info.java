/**
 * Backbones, one a file: networks from images to embeddings.
 *
 * <p>Not here: heads and losses over the embeddings (loss). Start at {@link dev.isogon.model.Backbone}.
 */
@NullMarked
package dev.isogon.model;

import org.jspecify.annotations.NullMarked;
