/**
 * Exact nearest neighbours by cosine or Euclidean distance, and what share of probes they recognise.
 *
 * <p>Not here: whole rows of scores, which is {@link dev.isogon.internal.eval.CosineScores}. Start at {@link
 * dev.isogon.internal.eval.neighbours.NearestNeighbours}.
 */
@NullMarked
package dev.isogon.internal.eval.neighbours;

import org.jspecify.annotations.NullMarked;
