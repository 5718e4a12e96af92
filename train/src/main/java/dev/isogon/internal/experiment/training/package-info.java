/**
 * One loss with one seed, trained to a model's folder.
 *
 * <p>Not here: several losses (comparison). Start at {@link dev.isogon.internal.experiment.training.ModelTraining}.
 */
@NullMarked
package dev.isogon.internal.experiment.training;

import org.jspecify.annotations.NullMarked;
