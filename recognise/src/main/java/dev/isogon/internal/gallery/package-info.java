/**
 * Enrolled subjects, and who is among them: what is kept, what is searched, what is seen and where the threshold lies, put
 * together. Begin at {@link dev.isogon.internal.gallery.Membership}; {@link dev.isogon.internal.gallery.Identification} answers.
 */
@NullMarked
package dev.isogon.internal.gallery;

import org.jspecify.annotations.NullMarked;
