/**
 * What ONNX Runtime computes, whose classes are used in this package alone: embeddings of pictures (start at {@link
 * dev.isogon.internal.embed.Preprocessing}), and products of many rows ({@link dev.isogon.internal.embed.RowProducts}).
 */
@NullMarked
package dev.isogon.internal.embed;

import org.jspecify.annotations.NullMarked;
