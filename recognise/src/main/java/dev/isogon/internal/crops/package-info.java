/**
 * What is cut out of the pictures of a folder, as a folder of its own. Start at {@link
 * dev.isogon.internal.crops.CroppedFolder}.
 *
 * <p>Not here: how a face is found and aligned (face).
 */
@NullMarked
package dev.isogon.internal.crops;

import org.jspecify.annotations.NullMarked;
