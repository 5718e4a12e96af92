/**
 * One to one: are these two the same? Metrics of pairs' scores, one a file, on plain arrays.
 *
 * <p>Not here: searches in a gallery, and thresholds that are promised to others. Start at {@link
 * dev.isogon.internal.eval.verification.PairScores}; accuracy by folds is in {@code folds}, intervals
 * in {@code resampling}, sets too large to list their pairs in {@code allpairs}.
 */
@NullMarked
package dev.isogon.internal.eval.verification;

import org.jspecify.annotations.NullMarked;
