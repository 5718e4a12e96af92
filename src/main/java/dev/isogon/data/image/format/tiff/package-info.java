/**
 * TIFF, from directory to samples to colours.
 *
 * <p>Start at {@link dev.isogon.data.image.format.tiff.TiffFile}.
 */
@NullMarked
package dev.isogon.data.image.format.tiff;

import org.jspecify.annotations.NullMarked;
