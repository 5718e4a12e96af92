/**
 * Which images are the same picture: saved again, in another size, brighter. A picture that is in the training set and
 * in the test set, or under two names, makes results look better or worse than they are.
 *
 * <p>Plain functions. Not here: reading images, and what is done about duplicates. Start at {@link
 * dev.isogon.internal.data.duplicates.NearDuplicates}.
 */
@NullMarked
package dev.isogon.internal.data.duplicates;

import org.jspecify.annotations.NullMarked;
