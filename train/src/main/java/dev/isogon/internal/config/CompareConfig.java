package dev.isogon.internal.config;

import java.util.List;

/**
 * Everything that decides what a comparison computes, or one training, which is a comparison of one loss with one seed; written to {@code run.json}, read by {@code --config}.
 *
 * @param data {@code mnist}, or a folder or table of images
 * @param strangers a folder or table of images of other classes, for open-set figures; "" for none
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
        String strangers,
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

    /** The same with one loss and one seed. */
    public CompareConfig only(String loss, long seed) {
        return new CompareConfig(
                data, strangers, protocol, List.of(loss), List.of(seed), quick, model, train, head, split, threads);
    }

    /** The same with one split of the identities, from 0. */
    public CompareConfig onlySplit(int number) {
        return new CompareConfig(
                data, strangers, protocol, losses, seeds, quick, model, train, head, split.only(number), threads);
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
     * @param seed the split's own seed, the same for every run of a comparison; of several splits, that of the first
     * @param test share of the images that is judged on, where the data names no test images; 0 for none. In protocol open,
     *     share of the identities
     * @param stratified whether every class gives its share; otherwise all images are drawn alike
     * @param validation share of the training images, by class, that chooses the epoch; 0 for none
     * @param trainImages at most so many training images are used, by class alike; 0 for all
     * @param testImages at most so many test images are used, by class alike; 0 for all
     * @param repeats so many times identities are divided anew, with seeds one after the other; 1 but in protocol open
     */
    public record Split(
            long seed,
            double test,
            boolean stratified,
            double validation,
            int trainImages,
            int testImages,
            int repeats) {

        /** The split of this number alone, from 0. */
        public Split only(int number) {
            return new Split(seed + number, test, stratified, validation, trainImages, testImages, 1);
        }
    }
}
