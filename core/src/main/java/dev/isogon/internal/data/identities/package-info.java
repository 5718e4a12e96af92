/**
 * Identities kept apart: which of them are trained on, enrolled, or strangers, and whether the same picture is on two sides
 * all the same.
 *
 * <p>Not here: splits of images whose classes are known to all sides ({@link dev.isogon.internal.data.split.Splits}). Start at {@link
 * dev.isogon.internal.data.identities.IdentitySplit}.
 */
@NullMarked
package dev.isogon.internal.data.identities;

import org.jspecify.annotations.NullMarked;
