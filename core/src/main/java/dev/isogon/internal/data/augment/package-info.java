/**
 * Random changes to training images, so that a network sees no image twice the same: flips, crops, colours, erasures.
 *
 * <p>Plain Java on bytes. What happens to an image depends on the seed, the epoch and the image's number alone, not on
 * threads. Not here: decoding and resizing ({@link dev.isogon.internal.data.image}), normalization of pixels. Start at {@link
 * dev.isogon.internal.data.augment.Augmentations}, which lists them all.
 */
@NullMarked
package dev.isogon.internal.data.augment;

import org.jspecify.annotations.NullMarked;
