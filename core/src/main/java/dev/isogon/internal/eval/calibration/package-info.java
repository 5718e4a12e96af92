/**
 * The accept threshold that goes with an error rate: chosen on identities that training did not see, so that the rate is
 * at most the one asked for with a stated confidence, or refused where the data cannot say that.
 *
 * <p>Not here: metrics of thresholds that are given (verification, identification). Start at {@link
 * dev.isogon.internal.eval.calibration.FixedSequence}, then {@link dev.isogon.internal.eval.calibration.GammaBound}.
 */
@NullMarked
package dev.isogon.internal.eval.calibration;

import org.jspecify.annotations.NullMarked;
