package dev.isogon.data;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Objects;

/**
 * N labelled images of one size, held in memory as bytes.
 *
 * @param height pixels, at least 1
 * @param width pixels, at least 1
 * @param channels 1 (grey)
 * @param pixels N·H·W·C unsigned bytes, image after image, row after row; not copied
 * @param labels N classes, each from 0 to below {@link #classes()}; not copied
 * @param classNames one name a class, in the order of the labels
 */
public record ImageSet(int height, int width, int channels, byte[] pixels, int[] labels, List<String> classNames) {

    /** (x/255 − 0.5)/0.5 in float32, step by step as the public experiment computes it; the index is the byte. */
    private static final float[] NORMALIZED = new float[256];

    static {
        for (int x = 0; x < 256; x++) {
            NORMALIZED[x] = (x / 255f - 0.5f) / 0.5f;
        }
    }

    public ImageSet {
        classNames = List.copyOf(classNames);
        if (height < 1 || width < 1 || channels != 1) {
            throw new IllegalArgumentException(
                    "images must be grey and at least 1×1, not " + height + "×" + width + "×" + channels);
        }
        if (pixels.length != (long) labels.length * height * width * channels) {
            throw new IllegalArgumentException(labels.length + " images of " + height + "×" + width + "×" + channels
                    + " cannot have " + pixels.length + " bytes");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classNames.size()) {
                throw new IllegalArgumentException("image " + i + " has label " + labels[i] + ", but there are "
                        + classNames.size() + " classes, counted from 0");
            }
        }
    }

    /** N, the number of images. */
    public int size() {
        return labels.length;
    }

    /** The number of classes, also of those that no image here belongs to. */
    public int classes() {
        return classNames.size();
    }

    /** H·W·C, the values of one image. */
    public int imageLength() {
        return height * width * channels;
    }

    /** The images at these indices, in their order, as a copy; the classes stay the same. */
    public ImageSet subset(int[] indices) {
        int length = imageLength();
        byte[] chosen = new byte[Math.multiplyExact(indices.length, length)];
        int[] chosenLabels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            int index = Objects.checkIndex(indices[i], size());
            System.arraycopy(pixels, index * length, chosen, i * length, length);
            chosenLabels[i] = labels[index];
        }
        return new ImageSet(height, width, channels, chosen, chosenLabels, classNames);
    }

    /**
     * Writes the images at {@code indices[from]} to {@code indices[from + count − 1]} as (x/255 − 0.5)/0.5, in [−1, 1].
     *
     * @param target receives count×C×H×W values from its start; afterwards its position is 0 and its limit their number
     */
    public void fill(int[] indices, int from, int count, FloatBuffer target) {
        Objects.checkFromIndexSize(from, count, indices.length);
        int length = imageLength();
        target.clear().limit(Math.multiplyExact(count, length));
        for (int i = 0; i < count; i++) {
            int source = Objects.checkIndex(indices[from + i], size()) * length;
            int start = i * length;
            for (int p = 0; p < length; p++) {
                target.put(start + p, NORMALIZED[pixels[source + p] & 0xFF]);
            }
        }
    }

    /** Writes the labels of the images that {@link #fill} writes for the same indices. */
    public void fillLabels(int[] indices, int from, int count, LongBuffer target) {
        Objects.checkFromIndexSize(from, count, indices.length);
        target.clear().limit(count);
        for (int i = 0; i < count; i++) {
            target.put(i, labels[indices[from + i]]);
        }
    }
}
