/**
 * Plain matrices: what embeddings are once they have left an engine, and their products, by OpenBLAS where it is there and
 * by loops where it is not.
 *
 * <p>Not here: tensors, which are the engine's, and neighbours, which are in {@code eval}. Start at
 * {@link dev.isogon.internal.matrix.FloatMatrix}.
 */
@NullMarked
package dev.isogon.internal.matrix;

import org.jspecify.annotations.NullMarked;
