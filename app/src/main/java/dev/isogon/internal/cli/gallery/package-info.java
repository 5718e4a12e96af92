/**
 * Commands that enrol and recognise: {@code enrol}, {@code identify}, {@code verify} and what {@code gallery} does. They parse,
 * ask the gallery, and say what came of it. Begin at {@link dev.isogon.internal.cli.gallery.IdentifyCommand}.
 */
@NullMarked
package dev.isogon.internal.cli.gallery;

import org.jspecify.annotations.NullMarked;
