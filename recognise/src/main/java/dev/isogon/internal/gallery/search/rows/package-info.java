/**
 * The rows that are searched: unit vectors with the numbers of their images and subjects, in memory and in a file that is mapped.
 * Start at {@link dev.isogon.internal.gallery.search.rows.VectorFile}.
 *
 * <p>Not here: what is found among them.
 */
@NullMarked
package dev.isogon.internal.gallery.search.rows;

import org.jspecify.annotations.NullMarked;
