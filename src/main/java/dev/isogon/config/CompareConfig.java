package dev.isogon.config;

import java.util.List;

/**
 * Everything that decides what a comparison computes; written to {@code run.json}, read by {@code --config}.
 *
 * @param data {@code mnist}, or a folder or table of images
 * @param protocol how runs are made and judged
 * @param losses losses as the user wrote them ("arcface", "angular(0.2) x adacos"), in the order of the tables
 * @param seeds one run a loss and seed
 * @param quick whether this is the short look: a subset of the images
 * @param model the network
 * @param train the training settings
 * @param head what happens to the prototypes
 * @param split how images are set aside
 * @param threads threads of the engine; results are equal bit for bit only at the same number
 */
public record CompareConfig(
        String data,
        Protocol protocol,
        List<String> losses,
        List<Long> seeds,
        boolean quick,
        ModelConfig model,
        TrainConfig train,
        Head head,
        Split split,
        int threads) {

    public CompareConfig {
        losses = List.copyOf(losses);
        seeds = List.copyOf(seeds);
    }

    /**
     * The head's own setting.
     *
     * @param frozen whether prototypes stay at their random start (as in the public experiment)
     */
    public record Head(boolean frozen) {}

    /**
     * How images are set aside.
     *
     * @param seed the split's own seed, the same for every run of a comparison
     * @param test share of the images that is judged on, where the data names no test images
     * @param stratified whether every class gives its share; otherwise all images are drawn alike
     * @param validation share of the training images, by class, that chooses the epoch; 0 for none
     * @param trainImages at most so many training images are used, by class alike; 0 for all
     * @param testImages at most so many test images are used, by class alike; 0 for all
     */
    public record Split(
            long seed, double test, boolean stratified, double validation, int trainImages, int testImages) {}
}
