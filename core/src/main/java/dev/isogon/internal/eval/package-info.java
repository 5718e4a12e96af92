/**
 * One metric a file on plain arrays, and the intervals and tests that say how far to trust them. Metrics of one kind have a
 * package of their own: pairs in {@code verification}, searches in {@code identification}, sorted sets in {@code retrieval},
 * groups in {@code clustering}, the nearest of all in {@code neighbours}; thresholds with a promise are in {@code
 * calibration}, and figures of several runs whose identities are resampled together in {@code weighted}.
 *
 * <p>Not here: anything that needs the training engine. Start at {@link dev.isogon.internal.eval.verification.PairScores}, then {@link
 * dev.isogon.internal.eval.CrossedInterval}.
 */
@NullMarked
package dev.isogon.internal.eval;

import org.jspecify.annotations.NullMarked;
