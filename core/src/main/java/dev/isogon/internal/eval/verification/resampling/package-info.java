/**
 * Intervals of verification figures by resampling: of identities where they are known, of pairs where they are not.
 *
 * <p>Not here: guarantees for a threshold. Start at {@link
 * dev.isogon.internal.eval.verification.resampling.IdentityBootstrap}.
 */
@NullMarked
package dev.isogon.internal.eval.verification.resampling;

import org.jspecify.annotations.NullMarked;
