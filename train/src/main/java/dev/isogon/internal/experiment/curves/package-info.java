/**
 * What figures of a finished run are drawn from: curves of bounded size, and a map of its embeddings; each in a file of the
 * run's folder, and added up over seeds in the comparison's.
 *
 * <p>Not here: the metrics themselves (eval), and drawing (report). Start at {@link dev.isogon.internal.experiment.curves.StudyCurves}.
 */
@NullMarked
package dev.isogon.internal.experiment.curves;

import org.jspecify.annotations.NullMarked;
