/**
 * Losses × seeds on one data set, or one loss trained to a model, and the records that come of it.
 *
 * <p>Not here: tables and pages (report) or the terminal (cli). Start at {@link dev.isogon.internal.experiment.Study}; {@link
 * dev.isogon.internal.experiment.ModelTraining} is the other.
 */
@NullMarked
package dev.isogon.internal.experiment;

import org.jspecify.annotations.NullMarked;
