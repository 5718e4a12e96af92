package dev.isogon.internal.model.layer;

/** How a convolution of stride s is padded, so that H pixels become ⌈H/s⌉. */
public enum Padding {
    /** Half the kernel on every side. */
    SYMMETRIC,
    /**
     * As TensorFlow's "same": as little as is needed, and the odd row and column after the image. For stride 1 it is
     * symmetric.
     */
    TENSORFLOW
}
