/**
 * Clustering: do embeddings fall into groups that are the classes? K-means, and how much its clusters say of the labels.
 *
 * <p>Not here: what is near what (see {@link dev.isogon.internal.eval.retrieval}), which says more of embeddings and needs no
 * seed. Start at {@link dev.isogon.internal.eval.clustering.MutualInformation}.
 */
@NullMarked
package dev.isogon.internal.eval.clustering;

import org.jspecify.annotations.NullMarked;
