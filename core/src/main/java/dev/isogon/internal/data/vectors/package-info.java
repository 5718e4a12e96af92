/**
 * Named embeddings in files, for other programs to read: NumPy, CSV and Parquet, and back;
 * raw floats are read only.
 *
 * <p>Plain Java. Not here: how embeddings are made, and checkpoints. Start at {@link
 * dev.isogon.internal.data.vectors.VectorFormats}, which lists what can be written.
 */
@NullMarked
package dev.isogon.internal.data.vectors;

import org.jspecify.annotations.NullMarked;
