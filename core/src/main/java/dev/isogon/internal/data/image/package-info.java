/**
 * One image at a time: from a file's bytes to pixels, and from one size to another.
 *
 * <p>Plain Java. Not here: labels, folders, batches (the package above), and how the formats are read (the
 * package below). Start at {@link dev.isogon.internal.data.image.format.Decoder}.
 */
@NullMarked
package dev.isogon.internal.data.image;

import org.jspecify.annotations.NullMarked;
