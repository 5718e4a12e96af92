/**
 * Pairs that count by weights: what resampling of identities, or of pairs, makes of figures of verification.
 *
 * <p>Not here: the figures, which take these pairs as any others, and the draws ({@code eval.resampling}). Start at {@link
 * dev.isogon.internal.eval.verification.weighted.ResampledPairs}, then {@link
 * dev.isogon.internal.eval.verification.weighted.WeightedPairs}.
 */
@NullMarked
package dev.isogon.internal.eval.verification.weighted;

import org.jspecify.annotations.NullMarked;
