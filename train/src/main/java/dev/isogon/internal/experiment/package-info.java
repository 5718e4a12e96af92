/**
 * Losses × seeds on one data set, or one loss trained to a model. Its rooms, each resting on those below it:
 *
 * <pre>
 * comparison            losses × seeds in a folder, added up
 * training              one loss to a model's folder
 * run                   one learner, trained in its folder
 * protocol              how a comparison is made and judged: Fair, Seed, Open
 * judging · results     what a network makes of its images · runs as records, added up
 * split                 which images are trained on, and which are judged on
 * open · curves · pictures · predictions · evaluated · verdict     what figures and pages need
 * </pre>
 *
 * <p>Not here: tables and pages (report) or the terminal (cli). Start at {@link
 * dev.isogon.internal.experiment.comparison.Study} or {@link dev.isogon.internal.experiment.training.ModelTraining}.
 */
@NullMarked
package dev.isogon.internal.experiment;

import org.jspecify.annotations.NullMarked;
