/**
 * One metric a file on plain arrays, exact neighbours, and the intervals that say how far to trust them. Metrics of one
 * kind have a package of their own: pairs in {@code verification}, searches in {@code identification}, sorted sets in
 * {@code retrieval}, groups in {@code clustering}.
 *
 * <p>Not here: anything that needs the training engine. Start at {@link
 * dev.isogon.eval.NearestNeighbours}, then {@link dev.isogon.eval.CrossedInterval}.
 */
@NullMarked
package dev.isogon.eval;

import org.jspecify.annotations.NullMarked;
