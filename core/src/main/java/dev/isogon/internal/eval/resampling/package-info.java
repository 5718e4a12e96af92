/**
 * The bootstrap: identities, or pairs, get other weights, every figure is made again under them, and how far it moves is how
 * sure it is. Figures know nothing of it but that what they count has weights.
 *
 * <p>Not here: the figures ({@code eval.verification}, {@code eval.identification}, {@code eval.retrieval}), intervals by
 * formulas, and promises. Start at {@link dev.isogon.internal.eval.resampling.Bootstrap}; for runs that are compared, at
 * {@link dev.isogon.internal.eval.resampling.IdentityWeights}.
 */
@NullMarked
package dev.isogon.internal.eval.resampling;

import org.jspecify.annotations.NullMarked;
