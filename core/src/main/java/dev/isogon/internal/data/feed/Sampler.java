package dev.isogon.internal.data.feed;

import java.util.Arrays;

/** Which images make up the batches of an epoch, and in which order. */
public interface Sampler {

    /**
     * The batches of an epoch, which depend on nothing but these two numbers and what the sampler was made for.
     *
     * @param epoch from 1
     * @return {@link #steps()} lists of indices into the images, none empty; an image may come more than once
     */
    int[][] batches(long seed, int epoch);

    /** How many batches each epoch has. */
    int steps();

    /**
     * Cuts an order of images into batches.
     *
     * @param dropLast whether a last batch shorter than the others is left out
     */
    static int[][] cut(int[] order, int batch, boolean dropLast) {
        int whole = order.length / batch;
        int[][] batches = new int[dropLast || order.length % batch == 0 ? whole : whole + 1][];
        Arrays.setAll(batches, b -> Arrays.copyOfRange(order, b * batch, Math.min((b + 1) * batch, order.length)));
        return batches;
    }
}
