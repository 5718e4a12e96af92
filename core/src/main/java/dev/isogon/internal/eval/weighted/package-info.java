/**
 * Open-set figures in which every identity has a weight, so that identities can be resampled by drawing weights: the same
 * draw for every run, split and loss that is compared.
 *
 * <p>Not here: figures of one finished system ({@code eval.verification}, {@code eval.identification}), with which these
 * agree where all weights are 1. Start at {@link dev.isogon.internal.eval.weighted.IdentityWeights}.
 */
@NullMarked
package dev.isogon.internal.eval.weighted;

import org.jspecify.annotations.NullMarked;
