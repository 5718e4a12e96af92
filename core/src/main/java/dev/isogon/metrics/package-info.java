/**
 * The door to metrics and calibration: embeddings, or scores, in; records out.
 *
 * <pre>{@code
 * float[][] embeddings = new float[900][512]; // of images that training did not see, from whatever network
 * int[] people = new int[900]; // whose each of them is
 *
 * EvaluationResult result = Evaluation.of(embeddings, people).run();
 * System.out.println(result.figure("TAR at FAR 0.001"));
 *
 * if (Calibration.of(embeddings, people).falseMatchRate(1e-3) instanceof Threshold threshold) {
 *     System.out.println("accept from " + threshold.value() + " on: " + threshold.accepts(0.4));
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link dev.isogon.metrics.Evaluation}: what scores or embeddings are worth, as {@link
 *       dev.isogon.metrics.Measurement}s.
 *   <li>{@link dev.isogon.metrics.Calibration}: the {@link dev.isogon.metrics.Threshold} for an error rate, with a promise.
 *   <li>{@link dev.isogon.metrics.Embedder}: makes {@link dev.isogon.metrics.Embeddings} of {@link
 *       dev.isogon.metrics.Image}s, whatever engine computes them.
 *   <li>{@link dev.isogon.metrics.DataSource}: labelled images, wherever they lie.
 *   <li>{@link dev.isogon.metrics.Work}: threads, progress and stopping of every long call.
 * </ul>
 *
 * <p>What a caller got wrong is a {@link dev.isogon.metrics.SettingsException} or an {@code IllegalArgumentException}; what is
 * wrong with a file, a {@link dev.isogon.metrics.BrokenFileException}. Nothing is printed, and no global state is changed.
 */
@NullMarked
package dev.isogon.metrics;

import org.jspecify.annotations.NullMarked;
