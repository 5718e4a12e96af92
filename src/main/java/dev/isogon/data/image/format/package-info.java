/**
 * One image file format a class: its header, then its pixels, without orientation.
 *
 * <p>For {@link dev.isogon.data.image.Decoder}, which guards it, and nobody else. Not here: TIFF, which has a package of
 * its own. Start at {@link dev.isogon.data.image.format.ImageFile}.
 */
@NullMarked
package dev.isogon.data.image.format;

import org.jspecify.annotations.NullMarked;
