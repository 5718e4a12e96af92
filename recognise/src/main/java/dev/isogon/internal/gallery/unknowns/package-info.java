/** Sights of those who were not known, kept for some days to be named. */
@NullMarked
package dev.isogon.internal.gallery.unknowns;

import org.jspecify.annotations.NullMarked;
