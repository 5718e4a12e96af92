/**
 * Who is who, and which two are compared: labels of embeddings, lists of pairs, scores of pairs, and insightface's files of
 * pairs of images.
 *
 * <p>Plain Java. Not here: embeddings, and metrics of scores. Start at {@link dev.isogon.internal.data.pairs.IdentityLabels},
 * {@link dev.isogon.internal.data.pairs.PairList} or {@link dev.isogon.internal.data.pairs.ScoreFile}.
 */
@NullMarked
package dev.isogon.internal.data.pairs;

import org.jspecify.annotations.NullMarked;
