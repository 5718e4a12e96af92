/**
 * What runs of a comparison made of each test image, and what follows from it: which classes are taken for which, and which
 * images were got wrong.
 *
 * <p>Not here: pictures of them (experiment.pictures), and judging itself (experiment). Start at {@link
 * dev.isogon.internal.experiment.predictions.Predictions}.
 */
@NullMarked
package dev.isogon.internal.experiment.predictions;

import org.jspecify.annotations.NullMarked;
