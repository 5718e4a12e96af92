/**
 * What runs make of identities that training did not see: figures, their resamples, and intervals over identities and runs.
 *
 * <p>Not here: how images are divided ({@code study.OpenImages}) or tables ({@code report}). Start at {@link
 * dev.isogon.internal.experiment.open.OpenSetMeasure}.
 */
@NullMarked
package dev.isogon.internal.experiment.open;

import org.jspecify.annotations.NullMarked;
