package dev.isogon.internal.config;

import dev.isogon.internal.data.source.Sources;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.metrics.DataSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Everything that decides what a comparison computes; {@code config} in {@code results.json}.
 *
 * @param data labelled images
 * @param strangers images of other classes, for open-set figures; null for none
 * @param protocol how runs are made and judged: its name, as {@code experiment.protocol.Protocols} lists them
 * @param losses in the order of the tables
 * @param seeds one run a loss and seed
 * @param quick whether this is the short look: a subset of the images
 * @param model the network
 * @param train how it is trained
 * @param head what happens to the prototypes
 * @param split how images are set aside
 * @param threads threads of the engine
 */
public record CompareRequest(
        DataSource data,

        @Nullable @JsonSerialize(nullsUsing = EmptyText.class)
        DataSource strangers,

        String protocol,
        List<LossRecipe> losses,
        List<Long> seeds,
        boolean quick,
        ModelConfig model,
        TrainConfig train,
        HeadConfig head,
        SplitConfig split,
        int threads)
        implements Request {

    public CompareRequest {
        losses = List.copyOf(losses);
        seeds = List.copyOf(seeds);
    }

    /** The same on data that lies elsewhere. */
    public CompareRequest at(DataSource place) {
        return new CompareRequest(
                Sources.moved(data, place),
                strangers,
                protocol,
                losses,
                seeds,
                quick,
                model,
                train,
                head,
                split,
                threads);
    }

    /** The same with one loss and one seed. */
    public CompareRequest only(LossRecipe loss, long seed) {
        return new CompareRequest(
                data, strangers, protocol, List.of(loss), List.of(seed), quick, model, train, head, split, threads);
    }

    /** The same with one split of the identities, from 0. */
    public CompareRequest onlySplit(int number) {
        return new CompareRequest(
                data, strangers, protocol, losses, seeds, quick, model, train, head, split.only(number), threads);
    }

    /** The losses as the user wrote them, in the order of the tables. */
    public List<String> lossTexts() {
        return losses.stream().map(LossRecipe::text).toList();
    }
}
