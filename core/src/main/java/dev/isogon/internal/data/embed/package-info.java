/**
 * From image files, or decoded images, to embeddings, whatever network computes them; and embeddings that are kept. Start at {@link
 * dev.isogon.internal.data.embed.BatchedEmbedding}.
 */
@NullMarked
package dev.isogon.internal.data.embed;

import org.jspecify.annotations.NullMarked;
