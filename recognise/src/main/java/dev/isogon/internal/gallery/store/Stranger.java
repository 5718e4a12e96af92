package dev.isogon.internal.gallery.store;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is not enrolled, by one image, kept to set thresholds by.
 *
 * @param id ascends, never given again
 * @param identity whose image it is; one image each
 * @param name of the image
 * @param embedding of unit length
 * @param picture null where none is kept, or none was asked for
 */
public record Stranger(long id, String identity, String name, float[] embedding, byte @Nullable [] picture) {}
