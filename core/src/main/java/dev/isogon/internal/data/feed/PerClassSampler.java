package dev.isogon.internal.data.feed;

import dev.isogon.internal.base.SeedMixing;
import dev.isogon.internal.data.split.Splits;
import dev.isogon.metrics.SettingsException;
import java.util.Arrays;
import java.util.Random;

/**
 * Batches of P classes with K images of each, for losses that compare the images of a batch with each other. Classes come in
 * turn, by chance, and so do the images of a class; a class of fewer than K images has some of them more than once.
 */
public final class PerClassSampler implements Sampler {

    private final int[][] members;
    private final int classesPerBatch;
    private final int imagesPerClass;
    private final int steps;

    /**
     * @param labels of all images, in [0, classes)
     * @param batch images a batch at most
     * @param atLeast images of a class; more where there are fewer classes than batch ∕ atLeast, so that batches are full
     * @param steps batches an epoch
     * @throws SettingsException when a batch has no room for two classes, or there are none
     */
    public PerClassSampler(int[] labels, int classes, int batch, int atLeast, int steps) {
        this.members = members(labels, classes);
        if (members.length < 2) {
            throw new SettingsException("pairs need images of at least 2 classes, but there are " + members.length);
        }
        if (batch < 2 * atLeast) {
            throw new SettingsException(
                    "train.batch",
                    "must be at least " + 2 * atLeast + ", so that a batch has " + atLeast
                            + " images of each of two classes, but was " + batch);
        }
        this.classesPerBatch = Math.min(batch / atLeast, members.length);
        this.imagesPerClass = batch / classesPerBatch;
        this.steps = steps;
    }

    /** The images of each class that has any. */
    private static int[][] members(int[] labels, int classes) {
        int[] sizes = new int[classes];
        for (int label : labels) {
            sizes[label]++;
        }
        int[][] members = new int[classes][];
        Arrays.setAll(members, c -> new int[sizes[c]]);
        for (int i = labels.length - 1; i >= 0; i--) {
            members[labels[i]][--sizes[labels[i]]] = i;
        }
        return Arrays.stream(members).filter(images -> images.length > 0).toArray(int[][]::new);
    }

    @Override
    public int[][] batches(long seed, int epoch) {
        Random random = new Random(SeedMixing.mix(SeedMixing.mix(seed) + epoch));
        Deck classes = new Deck(Splits.inOrder(members.length));
        Deck[] images = new Deck[members.length];
        int[][] batches = new int[steps][classesPerBatch * imagesPerClass];
        for (int[] batch : batches) {
            int at = 0;
            for (int c : classes.draw(classesPerBatch, random)) {
                images[c] = images[c] == null ? new Deck(members[c]) : images[c];
                for (int image : images[c].draw(imagesPerClass, random)) {
                    batch[at++] = image;
                }
            }
        }
        return batches;
    }

    @Override
    public int steps() {
        return steps;
    }
}
