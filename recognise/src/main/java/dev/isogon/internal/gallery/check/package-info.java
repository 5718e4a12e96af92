/**
 * What may be wrong with a gallery: images that are there twice, one person under two names, images of somebody else. Begin at
 * {@link dev.isogon.internal.gallery.check.GalleryCheck}. Nothing is changed here, and how a finding is mended is said where it is
 * shown.
 */
@NullMarked
package dev.isogon.internal.gallery.check;

import org.jspecify.annotations.NullMarked;
