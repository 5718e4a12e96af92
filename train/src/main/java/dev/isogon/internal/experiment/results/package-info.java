/**
 * Runs as records, and what follows from several: a row a loss, a difference a pair of losses, findings said once.
 *
 * <p>Not here: words and tables (report), and the record of a whole comparison (comparison). Start at {@link
 * dev.isogon.internal.experiment.results.RunResult}.
 */
@NullMarked
package dev.isogon.internal.experiment.results;

import org.jspecify.annotations.NullMarked;
