/**
 * The parts that a loss is put together from, one a file: heads, margins, scales, criteria, regularizers, and what compares pairs.
 * Each is mathematics over tensors, made for one run.
 *
 * <p>Not here: how they are written and what they are put together to ({@link dev.isogon.internal.loss}). Start at {@link
 * dev.isogon.internal.loss.part.Part}.
 */
@NullMarked
package dev.isogon.internal.loss.part;

import org.jspecify.annotations.NullMarked;
