package dev.isogon.internal.data.feed;

import dev.isogon.internal.data.image.Picture;
import java.nio.FloatBuffer;

/** Pictures of one size as an engine takes them: normalized, in one direct buffer that is filled again and again. */
public final class PictureBatch {

    private final int height;
    private final int width;
    private final int channels;
    private final float[][] tables;
    private final FloatBuffer values;
    private final float[] one;
    private int size;

    /**
     * @param capacity pictures that fit, at least 1
     * @param normalization for as many channels
     */
    public PictureBatch(int capacity, int height, int width, int channels, Normalization normalization) {
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.tables = normalization.tables();
        if (tables.length != channels) {
            throw new IllegalArgumentException(
                    "pictures of " + channels + " channels cannot be normalized by " + tables.length + " means");
        }
        this.one = new float[height * width * channels];
        this.values = BatchRing.aligned(capacity, one.length, Float.BYTES).asFloatBuffer();
    }

    /** Takes one more. */
    public void add(Picture picture) {
        if (picture.height() != height || picture.width() != width || picture.channels() != channels) {
            throw new IllegalArgumentException("a picture of " + height + "×" + width + "×" + channels
                    + " is expected, not of " + picture.height() + "×" + picture.width() + "×" + picture.channels());
        }
        Preparation.normalize(picture.pixels(), tables, one);
        values.put(size * one.length, one);
        size++;
    }

    /** Forgets all. */
    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    /** H. */
    public int height() {
        return height;
    }

    /** W. */
    public int width() {
        return width;
    }

    /** C. */
    public int channels() {
        return channels;
    }

    /** size×H×W×C values from position 0 on, the same buffer each time. */
    public FloatBuffer values() {
        return values.clear().limit(size * one.length);
    }
}
