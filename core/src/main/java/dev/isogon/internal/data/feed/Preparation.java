package dev.isogon.internal.data.feed;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.image.Picture;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * What happens to images on their way into a batch: each is read, changed if it is to be, and normalized.
 *
 * @param normalization for as many channels as the images have
 * @param change augmentation, or {@link Change#NONE}
 */
public record Preparation(Normalization normalization, Change change) {

    /** Something done to one image, the same each time for the same image and occurrence. */
    @FunctionalInterface
    public interface Change {

        /** Leaves each image as it is. */
        Change NONE = (picture, image, occurrence) -> picture;

        /**
         * A picture of the same size; the one given stays as it is.
         *
         * @param image its number in the set
         * @param occurrence how often it came before in this epoch
         */
        Picture apply(Picture picture, int image, int occurrence);
    }

    /** Images as they are, normalized. */
    public static Preparation plain(Normalization normalization) {
        return new Preparation(normalization, Change.NONE);
    }

    /**
     * Writes the images of a batch, or their embeddings as they are.
     *
     * @param indices count numbers of images
     * @param occurrences of each, how often it came before in this epoch
     * @param target receives count×H×W×C values, or count×D, from its start; afterwards its position is 0 and its limit their number
     */
    public void fill(ImageSet images, int[] indices, int[] occurrences, FloatBuffer target) {
        if (images.areEmbedded()) {
            fillEmbeddings(images, indices, target);
            return;
        }
        float[][] tables = normalization.tables();
        if (tables.length != images.channels()) {
            throw new IllegalArgumentException(
                    "images of " + images.channels() + " channels cannot be normalized by " + tables.length + " means");
        }
        int length = images.imageLength();
        target.clear().limit(Math.multiplyExact(indices.length, length));
        byte[] bytes = new byte[length];
        float[] values = new float[length];
        for (int i = 0; i < indices.length; i++) {
            images.read(indices[i], bytes);
            byte[] changed = bytes;
            if (change != Change.NONE) {
                Picture picture = new Picture(images.width(), images.height(), images.channels(), bytes);
                changed = change.apply(picture, indices[i], occurrences[i]).pixels();
            }
            normalize(changed, tables, values);
            target.put(i * length, values);
        }
    }

    private static void fillEmbeddings(ImageSet images, int[] indices, FloatBuffer target) {
        int length = images.inputLength();
        target.clear().limit(Math.multiplyExact(indices.length, length));
        float[] values = new float[length];
        for (int i = 0; i < indices.length; i++) {
            images.readEmbedding(indices[i], values);
            target.put(i * length, values);
        }
    }

    static void normalize(byte[] pixels, float[][] tables, float[] values) {
        if (tables.length == 1) {
            float[] table = tables[0];
            for (int p = 0; p < pixels.length; p++) {
                values[p] = table[pixels[p] & 0xFF];
            }
            return;
        }
        float[] red = tables[0];
        float[] green = tables[1];
        float[] blue = tables[2];
        for (int p = 0; p < pixels.length; p += 3) {
            values[p] = red[pixels[p] & 0xFF];
            values[p + 1] = green[pixels[p + 1] & 0xFF];
            values[p + 2] = blue[pixels[p + 2] & 0xFF];
        }
    }

    /** Writes the labels of the images that {@link #fill} writes for the same indices. */
    public static void fillLabels(ImageSet images, int[] indices, LongBuffer target) {
        target.clear().limit(indices.length);
        for (int i = 0; i < indices.length; i++) {
            target.put(i, images.labels()[indices[i]]);
        }
    }
}
