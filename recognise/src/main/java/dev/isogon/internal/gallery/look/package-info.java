/**
 * What a gallery sees in images: faces or whole pictures, their embeddings at length 1, how large they are and what surrounds
 * them. Begin at {@link dev.isogon.internal.gallery.look.Looking}. Nothing is compared or kept here.
 */
@NullMarked
package dev.isogon.internal.gallery.look;

import org.jspecify.annotations.NullMarked;
