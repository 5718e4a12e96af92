/**
 * Calibrating a trained model: held-out identities embedded and checked, a threshold chosen, the result as a record.
 *
 * <p>Not here: the statistics (eval.calibration). Start at {@link dev.isogon.internal.evaluation.calibration.ThresholdCalibration}.
 */
@NullMarked
package dev.isogon.internal.evaluation.calibration;

import org.jspecify.annotations.NullMarked;
