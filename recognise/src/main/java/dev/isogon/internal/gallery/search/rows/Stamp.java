package dev.isogon.internal.gallery.search.rows;

import java.util.UUID;

/**
 * What a {@link VectorFile} was derived from.
 *
 * @param gallery its id
 * @param rewrites how often something in it was changed that the file had, so that an older file is wrong
 * @param lastImage the highest number given to an image by then: whatever is above is not in the file
 */
public record Stamp(UUID gallery, long rewrites, long lastImage) {}
