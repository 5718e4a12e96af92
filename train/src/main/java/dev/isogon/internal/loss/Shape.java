package dev.isogon.internal.loss;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What a loss is built for.
 *
 * @param classes C, at least 2
 * @param embedding D, numbers in an embedding, at least 1
 * @param type float32 for training; float64 for checks
 * @param images how many training images each class has; empty where that is not known
 */
public record Shape(int classes, int embedding, ScalarType type, List<Integer> images) {

    public Shape {
        images = List.copyOf(images);
        if (classes < 2 || embedding < 1) {
            throw new IllegalArgumentException("a loss needs at least 2 classes and 1 dimension, but got " + classes
                    + " classes and " + embedding + " dimensions");
        }
        if (!images.isEmpty() && images.size() != classes) {
            throw new IllegalArgumentException(
                    "there are " + classes + " classes, but the images of " + images.size() + " are counted");
        }
    }

    /** A shape whose images are not counted. */
    public Shape(int classes, int embedding, ScalarType type) {
        this(classes, embedding, type, List.of());
    }

    /** A shape for training, in float32, whose images are not counted. */
    public Shape(int classes, int embedding) {
        this(classes, embedding, ScalarType.Float);
    }

    /**
     * A shape for training on images, in float32.
     *
     * @param labels of all training images, in [0, C)
     */
    public static Shape of(int[] labels, int classes, int embedding) {
        Integer[] images = new Integer[classes];
        Arrays.fill(images, 0);
        for (int label : labels) {
            images[label]++;
        }
        return new Shape(classes, embedding, ScalarType.Float, List.of(images));
    }
}
