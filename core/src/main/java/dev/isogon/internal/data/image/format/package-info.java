/**
 * One image file format a class: its header, then its pixels, without orientation.
 *
 * <p>For {@link dev.isogon.internal.data.image.format.Decoder}, which guards it, and nobody else. Headers and
 * limits are looked at here, pixels unpacked by the readers of the JDK and of TwelveMonkeys. Start at
 * {@link dev.isogon.internal.data.image.format.EncodedImage}.
 */
@NullMarked
package dev.isogon.internal.data.image.format;

import org.jspecify.annotations.NullMarked;
