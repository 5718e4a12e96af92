package dev.isogon.internal.config;

import dev.isogon.internal.data.source.Sources;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.metrics.DataSource;

/**
 * Everything that decides what one training by itself computes.
 *
 * @param data labelled images
 * @param loss what is minimized
 * @param seed of initial weights, order of images and dropout
 * @param model the network
 * @param train how it is trained
 * @param head what happens to the prototypes
 * @param split how images are set aside
 * @param threads threads of the engine
 */
public record TrainRequest(
        DataSource data,
        LossRecipe loss,
        long seed,
        ModelConfig model,
        TrainConfig train,
        HeadConfig head,
        SplitConfig split,
        int threads)
        implements Request {

    /** The same on data that lies elsewhere. */
    public TrainRequest at(DataSource place) {
        return new TrainRequest(Sources.moved(data, place), loss, seed, model, train, head, split, threads);
    }
}
