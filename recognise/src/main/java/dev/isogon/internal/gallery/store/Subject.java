package dev.isogon.internal.gallery.store;

/**
 * Somebody, or something, who is enrolled.
 *
 * @param id ascends with enrolment and is never given again
 * @param name of its own in the gallery, in Unicode's form NFC
 * @param images how many it has; may be none
 */
public record Subject(long id, String name, int images) {}
