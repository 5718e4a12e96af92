/**
 * Which images go where, and in which order, by seeds alone.
 *
 * <p>Not here: who is trained on and who is a stranger (identities). Start at {@link dev.isogon.internal.data.split.Splits}.
 */
@NullMarked
package dev.isogon.internal.data.split;

import org.jspecify.annotations.NullMarked;
