/**
 * The folder of an evaluation: what it keeps of the figures, images and embeddings, all that its report is made from.
 *
 * <p>Not here: how figures come about (evaluation), pages (report). Start at {@link
 * dev.isogon.internal.experiment.evaluated.EvaluationFolder}.
 */
@NullMarked
package dev.isogon.internal.experiment.evaluated;

import org.jspecify.annotations.NullMarked;
