package dev.isogon.internal.experiment.judging;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.internal.eval.neighbours.NeighbourAccuracy;
import dev.isogon.internal.eval.neighbours.Similarity;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.matrix.FloatMatrix;

/** What there is without any training: neighbours of the pixels themselves. */
public final class RawPixels {

    /** Larger images are shrunk to this before raw pixels are compared. */
    private static final int BASELINE_SIDE = 32;

    private RawPixels() {}

    /** Cosine 1-nearest-neighbour accuracy on raw pixels: what there is without any training, in [0, 1]. */
    public static double accuracy(Images images, EvaluationWork work) {
        ImageSet gallery = images.gallery();
        int[] found = work.by(Similarity.COSINE).find(pixels(images.test()), pixels(gallery));
        return NeighbourAccuracy.share(
                NeighbourAccuracy.correct(found, images.test().labels(), gallery.labels()));
    }

    /** Grey values, shrunk where images are larger than {@link #BASELINE_SIDE}. */
    private static FloatMatrix pixels(ImageSet images) {
        int height = Math.min(images.height(), BASELINE_SIDE);
        int width = Math.min(images.width(), BASELINE_SIDE);
        int length = height * width;
        float[] values = new float[images.size() * length];
        for (int i = 0; i < images.size(); i++) {
            Picture grey = Resizing.grey(images.picture(i));
            byte[] pixels = grey.width() == width && grey.height() == height
                    ? grey.pixels()
                    : Resizing.bilinear(grey, width, height).pixels();
            for (int p = 0; p < length; p++) {
                values[i * length + p] = pixels[p] & 0xff;
            }
        }
        return new FloatMatrix(images.size(), length, values);
    }
}
