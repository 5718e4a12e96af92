/**
 * Images as one comparison or training uses them: which are trained on, which choose the epoch, which are judged on;
 * and what a network sees of them, or a model makes of them ({@link dev.isogon.internal.experiment.split.SeenImages}).
 *
 * <p>Not here: how indices are drawn ({@code data.split}, {@code data.identities}). Start at {@link
 * dev.isogon.internal.experiment.split.Images}; where identities are divided, {@link
 * dev.isogon.internal.experiment.split.OpenImages}.
 */
@NullMarked
package dev.isogon.internal.experiment.split;

import org.jspecify.annotations.NullMarked;
