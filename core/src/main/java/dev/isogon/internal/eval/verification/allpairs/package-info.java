/**
 * Every pair of a set of embeddings, billions if need be, in bounded memory.
 *
 * <p>Not here: the metrics, which take what comes out as they take listed scores. Start at {@link
 * dev.isogon.internal.eval.verification.allpairs.AllPairs}.
 */
@NullMarked
package dev.isogon.internal.eval.verification.allpairs;

import org.jspecify.annotations.NullMarked;
