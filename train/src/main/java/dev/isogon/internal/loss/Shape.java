package dev.isogon.internal.loss;

import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What a loss is built for.
 *
 * @param classes C, at least 2
 * @param embedding D, numbers in an embedding, at least 1
 * @param type float32 for training; float64 for checks
 */
public record Shape(int classes, int embedding, ScalarType type) {

    /** A shape for training, in float32. */
    public Shape(int classes, int embedding) {
        this(classes, embedding, ScalarType.Float);
    }

    public Shape {
        if (classes < 2 || embedding < 1) {
            throw new IllegalArgumentException("a loss needs at least 2 classes and 1 dimension, but got " + classes
                    + " classes and " + embedding + " dimensions");
        }
    }
}
