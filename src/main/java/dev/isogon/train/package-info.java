/**
 * The training loop, its schedule, its checkpoints and the log of what happened.
 *
 * <p>Not here: who shows that log (cli, report). Start at {@link dev.isogon.train.Training}, one page, then {@link
 * dev.isogon.train.TrainingRun}, which adds checkpoints and the best epoch; {@link
 * dev.isogon.train.FileEmbedding} uses what was trained.
 */
@NullMarked
package dev.isogon.train;

import org.jspecify.annotations.NullMarked;
