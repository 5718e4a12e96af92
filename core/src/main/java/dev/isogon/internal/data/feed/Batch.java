package dev.isogon.internal.data.feed;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * Some images, ready for the engine: direct buffers in native byte order that start at a multiple of 64 bytes.
 *
 * @param images size×H×W×C normalized values; position 0, limit their number
 * @param labels size labels; position 0, limit size
 * @param size number of images, at least 1
 */
public record Batch(FloatBuffer images, LongBuffer labels, int size) {}
