/**
 * WebP: lossy ones by a VP8 decoder of our own, whose pixels are libwebp's, lossless ones by TwelveMonkeys' decoder.
 *
 * <p>Start at {@link dev.isogon.data.image.format.webp.WebpFile}.
 */
@NullMarked
package dev.isogon.data.image.format.webp;

import org.jspecify.annotations.NullMarked;
