package dev.isogon.internal.experiment.predictions;

/**
 * What one run made of each of P test images.
 *
 * @param labels P true classes
 * @param predicted P classes: that of the nearest training image, or that of the largest output; {@link #NONE} where the
 *     largest output belongs to no class
 * @param nearest P indices of training images; all {@link #NONE} where outputs judge
 */
public record Predictions(int[] labels, int[] predicted, int[] nearest) {

    /** In place of a class or of an image where there is none. */
    public static final int NONE = -1;

    public Predictions {
        if (predicted.length != labels.length || nearest.length != labels.length) {
            throw new IllegalArgumentException(labels.length + " test images cannot have " + predicted.length
                    + " predictions and " + nearest.length + " nearest images");
        }
    }

    /**
     * By the nearest training image.
     *
     * @param nearest P indices into {@code galleryLabels}
     */
    public static Predictions byNearest(int[] labels, int[] nearest, int[] galleryLabels) {
        int[] predicted = new int[nearest.length];
        for (int i = 0; i < nearest.length; i++) {
            predicted[i] = galleryLabels[nearest[i]];
        }
        return new Predictions(labels, predicted, nearest);
    }

    /**
     * By the largest output.
     *
     * @param largest P indices of outputs, of which there may be more than classes
     */
    public static Predictions byOutputs(int[] labels, int[] largest, int classes) {
        int[] predicted = new int[largest.length];
        int[] nearest = new int[largest.length];
        for (int i = 0; i < largest.length; i++) {
            predicted[i] = largest[i] < classes ? largest[i] : NONE;
            nearest[i] = NONE;
        }
        return new Predictions(labels, predicted, nearest);
    }

    /** P, the number of test images. */
    public int size() {
        return labels.length;
    }

    /** For each test image, whether it was recognised. */
    public boolean[] correct() {
        boolean[] correct = new boolean[labels.length];
        for (int i = 0; i < correct.length; i++) {
            correct[i] = isCorrect(i);
        }
        return correct;
    }

    boolean isCorrect(int image) {
        return predicted[image] == labels[image];
    }
}
