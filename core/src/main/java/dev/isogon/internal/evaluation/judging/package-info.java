/**
 * Which metrics are computed of which data, with which intervals or the reason why there is none. {@link
 * dev.isogon.internal.evaluation.judging.Figures} lists every figure: a new one is a metric in {@code eval} and a line there.
 *
 * <p>Not here: the metrics themselves, what comes of them ({@code evaluation}), reading files, pages. Start at {@link
 * dev.isogon.internal.evaluation.judging.Figures}, then {@link dev.isogon.internal.evaluation.judging.SetEvaluation}.
 */
@NullMarked
package dev.isogon.internal.evaluation.judging;

import org.jspecify.annotations.NullMarked;
