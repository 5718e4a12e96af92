/** From image files to embeddings, whatever network computes them. Start at {@link dev.isogon.internal.data.embed.BatchedEmbedding}. */
@NullMarked
package dev.isogon.internal.data.embed;

import org.jspecify.annotations.NullMarked;
