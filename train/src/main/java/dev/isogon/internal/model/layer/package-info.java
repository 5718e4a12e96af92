/**
 * What several backbones are built of, one a file: convolutions with their padding, BatchNorm, blocks, drop-path, the
 * last layer.
 *
 * <p>Not here: whole networks ({@code model}). Start at {@link dev.isogon.internal.model.layer.Block}.
 */
@NullMarked
package dev.isogon.internal.model.layer;

import org.jspecify.annotations.NullMarked;
