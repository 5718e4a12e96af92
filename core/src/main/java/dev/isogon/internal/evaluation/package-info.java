/**
 * What embeddings or scores are worth: which metrics are computed of which data, with which intervals or the reason why
 * there is none, as records.
 *
 * <p>Not here: the metrics themselves, reading files, pages. Start at {@link
 * dev.isogon.internal.evaluation.EvaluationResults}.
 */
@NullMarked
package dev.isogon.internal.evaluation;

import org.jspecify.annotations.NullMarked;
