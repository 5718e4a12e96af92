/**
 * A gallery on disk: subjects, their images' embeddings, strangers, unknowns and settings in one SQLite file, which is the truth; what is
 * mapped for search is derived from it. Many processes may read while one writes; what a call has written is durable when it
 * returns, and what it has removed is in none of the files. No search, no thresholds and no decoding here. Start at {@link
 * dev.isogon.internal.gallery.store.GalleryStore}.
 */
@NullMarked
package dev.isogon.internal.gallery.store;

import org.jspecify.annotations.NullMarked;
