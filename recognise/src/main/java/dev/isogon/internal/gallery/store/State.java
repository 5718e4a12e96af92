package dev.isogon.internal.gallery.store;

/**
 * How far a gallery is; what was derived from it is up to date while this is the same.
 *
 * @param changes number of the last change
 * @param rewrites raised by each change of images that is more than new ones: removals, moves, merges, upgrades
 * @param lastImage highest id that an image was ever given; 0 before
 * @param subjects how many there are
 * @param images how many there are
 * @param strangers how many there are
 * @param strangerChanges raised by each change of the strangers
 */
public record State(
        long changes,
        long rewrites,
        long lastImage,
        long subjects,
        long images,
        long strangers,
        long strangerChanges) {}
