/**
 * Losses × seeds on one data set, in a folder, and all that follows.
 *
 * <p>Not here: tables and pages (report) or the terminal (cli). Start at {@link
 * dev.isogon.internal.experiment.comparison.Study}; {@link dev.isogon.internal.experiment.comparison.StudyResults} is what
 * comes of it.
 */
@NullMarked
package dev.isogon.internal.experiment.comparison;

import org.jspecify.annotations.NullMarked;
