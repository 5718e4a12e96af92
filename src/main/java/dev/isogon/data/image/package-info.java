/**
 * One image at a time: from a file's bytes to pixels, and from one size to another.
 *
 * <p>Plain Java. Not here: labels, folders, batches (the package above). Start at {@link
 * dev.isogon.data.image.Picture}.
 */
@NullMarked
package dev.isogon.data.image;

import org.jspecify.annotations.NullMarked;
