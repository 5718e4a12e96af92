/**
 * The engine's edge: native memory, threads, processor or GPU, precision, seeds, archives, and float matrices in and out.
 *
 * <p>Not here: any mathematics of recognition. Start at {@link dev.isogon.internal.engine.Scope}.
 */
@NullMarked
package dev.isogon.internal.engine;

import org.jspecify.annotations.NullMarked;
