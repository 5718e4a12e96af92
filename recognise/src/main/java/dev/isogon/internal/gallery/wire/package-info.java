/** Answers as other programs read them: the same from the command line and over HTTP. */
@NullMarked
package dev.isogon.internal.gallery.wire;

import org.jspecify.annotations.NullMarked;
