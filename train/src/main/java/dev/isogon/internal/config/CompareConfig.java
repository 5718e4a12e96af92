package dev.isogon.internal.config;

import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.metrics.DataSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Everything that decides what a comparison computes, or one training, which is a comparison of one loss with one seed; written to {@code run.json}, read by {@code --config}.
 *
 * @param data labelled images
 * @param strangers images of other classes, for open-set figures; null for none
 * @param protocol how runs are made and judged
 * @param losses in the order of the tables
 * @param seeds one run a loss and seed
 * @param quick whether this is the short look: a subset of the images
 * @param model the network
 * @param train the training settings
 * @param head what happens to the prototypes
 * @param split how images are set aside
 * @param threads threads of the engine; results are equal bit for bit only at the same number
 */
public record CompareConfig(
        DataSource data,

        @Nullable @JsonSerialize(nullsUsing = EmptyText.class)
        DataSource strangers,

        Protocol protocol,
        List<LossRecipe> losses,
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
    public CompareConfig only(LossRecipe loss, long seed) {
        return new CompareConfig(
                data, strangers, protocol, List.of(loss), List.of(seed), quick, model, train, head, split, threads);
    }

    /** The same with one split of the identities, from 0. */
    public CompareConfig onlySplit(int number) {
        return new CompareConfig(
                data, strangers, protocol, losses, seeds, quick, model, train, head, split.only(number), threads);
    }

    /** The losses as the user wrote them, in the order of the tables. */
    public List<String> lossTexts() {
        return losses.stream().map(LossRecipe::text).toList();
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
