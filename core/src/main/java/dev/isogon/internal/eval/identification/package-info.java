/**
 * One to many: who of a gallery is this, if anybody? Searches, and metrics of their results, one a file, on plain
 * arrays.
 *
 * <p>Not here: pairs (see {@link dev.isogon.internal.eval.verification}), and thresholds that are promised to others. Start at
 * {@link dev.isogon.internal.eval.identification.EnrolledRows}, then {@link dev.isogon.internal.eval.identification.Searches}.
 */
@NullMarked
package dev.isogon.internal.eval.identification;

import org.jspecify.annotations.NullMarked;
