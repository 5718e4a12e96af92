/**
 * The training loop, its schedule, its checkpoints and the log of what happened.
 *
 * <p>Not here: who shows that log (cli, report). Start at {@link dev.isogon.internal.loop.Training}, one page, then {@link
 * dev.isogon.internal.loop.TrainingRun}, which adds checkpoints and the best epoch; {@link
 * dev.isogon.internal.loop.FileEmbedding} uses what was trained.
 */
@NullMarked
package dev.isogon.internal.loop;

import org.jspecify.annotations.NullMarked;
