/** Faces in pictures: where they are, and cut out upright and of one size. */
@NullMarked
package dev.isogon.internal.face;

import org.jspecify.annotations.NullMarked;
