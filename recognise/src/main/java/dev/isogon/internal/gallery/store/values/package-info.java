/**
 * What is written into a gallery's columns: names, embeddings as bytes, and values that are sealed, by a checksum or by a cipher.
 * Start at {@link dev.isogon.internal.gallery.store.values.Sealing}.
 */
@NullMarked
package dev.isogon.internal.gallery.store.values;

import org.jspecify.annotations.NullMarked;
