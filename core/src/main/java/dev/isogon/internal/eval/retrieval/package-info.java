/**
 * Retrieval: what stands before what when a set is sorted by its likeness to an image. Metrics of the ranks of an
 * image's mates, one a file.
 *
 * <p>A mate is another image of the query's class; R is how many mates a query has. As in {@link
 * dev.isogon.internal.eval.CosineScores} a score is a cosine. A query without mates, a lone one, has no rank to judge: it is left
 * out and counted, as pytorch-metric-learning does.
 *
 * <p>Not here: who of several subjects it is (see {@link dev.isogon.internal.eval.identification}). Start at {@link
 * dev.isogon.internal.eval.retrieval.Retrieval}.
 */
@NullMarked
package dev.isogon.internal.eval.retrieval;

import org.jspecify.annotations.NullMarked;
