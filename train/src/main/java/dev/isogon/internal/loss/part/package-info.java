/**
 * What all parts of a loss have in common: the tensors that they own, lengths and directions of rows, short
 * numbers, and what is thrown where training left the finite numbers.
 *
 * <p>Each part is mathematics over tensors, made for one run. Start at {@link dev.isogon.internal.loss.part.Part}.
 */
@NullMarked
package dev.isogon.internal.loss.part;

import org.jspecify.annotations.NullMarked;
