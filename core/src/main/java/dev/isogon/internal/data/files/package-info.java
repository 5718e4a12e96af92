/**
 * Images that lie as files: which there are, of which class, and their decoded pixels, kept on the disk.
 *
 * <p>Not here: how one file is decoded (image), what the images are used for (the package above). Start at {@link
 * dev.isogon.internal.data.files.Listing}, then {@link dev.isogon.internal.data.files.PixelCache}.
 */
@NullMarked
package dev.isogon.internal.data.files;

import org.jspecify.annotations.NullMarked;
