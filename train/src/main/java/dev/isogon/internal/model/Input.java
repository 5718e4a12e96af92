package dev.isogon.internal.model;

/**
 * The images that a backbone is built for.
 *
 * @param channels 1 for grey, 3 for colour
 * @param height pixels
 * @param width pixels
 */
public record Input(int channels, int height, int width) {}
