/**
 * Embeddings with their names, and kept pictures, out of a gallery and into one: {@link
 * dev.isogon.internal.gallery.transfer.GalleryExport} and {@link dev.isogon.internal.gallery.transfer.EmbeddingImport}. No
 * strangers go along.
 */
@NullMarked
package dev.isogon.internal.gallery.transfer;

import org.jspecify.annotations.NullMarked;
