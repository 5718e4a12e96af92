package dev.isogon.internal.gallery.store;

/**
 * An enrolled image, without its embedding and its picture, which are read where they are asked for.
 *
 * @param id ascends with enrolment and is never given again
 * @param subject id of whose it is
 * @param name as it was given; others may have the same
 * @param content SHA-256 of the file's bytes in hex
 * @param quality pixels: the face's height, or the image's shorter side
 */
public record StoredImage(long id, long subject, String name, String content, float quality) {}
