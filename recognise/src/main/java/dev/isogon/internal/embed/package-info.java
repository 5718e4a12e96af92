/**
 * From pictures to embeddings over ONNX Runtime, whose classes are used in this package alone. Start at {@link
 * dev.isogon.internal.embed.Preprocessing}.
 */
@NullMarked
package dev.isogon.internal.embed;

import org.jspecify.annotations.NullMarked;
