/**
 * Exact search of unit vectors for the best subjects, over rows that are mapped from a file or lie in memory. Start at {@link
 * dev.isogon.internal.gallery.search.GalleryVectors}, and at {@link dev.isogon.internal.gallery.search.ExactSearch} for how it
 * is exact in spite of float32.
 *
 * <p>Not here: what is the truth on disk, of which {@link dev.isogon.internal.gallery.search.rows.VectorFile} is derived, and any
 * threshold.
 */
@NullMarked
package dev.isogon.internal.gallery.search;

import org.jspecify.annotations.NullMarked;
