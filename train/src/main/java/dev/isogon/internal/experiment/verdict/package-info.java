/**
 * What follows from the results of a comparison: which loss leads, what cannot be told from it, what gained nothing,
 * and what heads over a model did to strangers.
 *
 * <p>Not here: the sentences that say it (report.text), and intervals and tests (experiment, eval). Start at {@link
 * dev.isogon.internal.experiment.verdict.ComparisonVerdict}.
 */
@NullMarked
package dev.isogon.internal.experiment.verdict;

import org.jspecify.annotations.NullMarked;
