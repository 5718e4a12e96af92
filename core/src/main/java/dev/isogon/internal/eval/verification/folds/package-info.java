/**
 * Accuracy by folds, the way LFW prescribes it and the ways toolkits compute it, each named.
 *
 * <p>Not here: reading lists of pairs. Start at {@link dev.isogon.internal.eval.verification.folds.TenFold}.
 */
@NullMarked
package dev.isogon.internal.eval.verification.folds;

import org.jspecify.annotations.NullMarked;
