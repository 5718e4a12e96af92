/**
 * WebP: lossy (VP8) and lossless, with libwebp's pixels to the bit, in memory that hostile files cannot blow up.
 *
 * <p>Start at {@link dev.isogon.data.image.format.webp.WebpFile}.
 */
@NullMarked
package dev.isogon.data.image.format.webp;

import org.jspecify.annotations.NullMarked;
