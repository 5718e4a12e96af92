package dev.isogon.internal.gallery.store;

import org.jspecify.annotations.Nullable;

/**
 * An image to be enrolled.
 *
 * @param name by which its user knows it
 * @param content SHA-256 of the file's bytes in hex
 * @param quality pixels: the face's height, or the image's shorter side
 * @param embedding of unit length
 * @param picture an encoded picture, kept where the gallery keeps pictures
 */
public record NewImage(String name, String content, float quality, float[] embedding, byte @Nullable [] picture) {}
