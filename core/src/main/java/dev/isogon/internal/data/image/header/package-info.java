/**
 * What stands in image files besides pixels: their bytes as numbers, how a picture has to be turned, and which formats are
 * not read.
 *
 * <p>For {@code format}, and {@link dev.isogon.internal.data.image.header.ForeignFormat} for whom it asks. Start at {@link
 * dev.isogon.internal.data.image.header.Orientation}.
 */
@NullMarked
package dev.isogon.internal.data.image.header;

import org.jspecify.annotations.NullMarked;
