package dev.isogon.internal.lint.evidence;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a run so far; what is not measured yet is empty.
 *
 * @param plan what was asked for
 * @param batchNorm whether the network has BatchNorm
 * @param shared images that are in training and test
 * @param weights what became of each parameter
 * @param regularization length of the regularizers' gradient; empty where there are none
 * @param logits what the softmax saw of some training images
 * @param embeddings the judged images' embeddings
 */
public record Evidence(
        Plan plan,
        boolean batchNorm,
        SharedImages shared,
        List<WeightFate> weights,
        OptionalDouble regularization,
        Optional<LogitFacts> logits,
        Optional<EmbeddingFacts> embeddings) {

    public Evidence {
        weights = List.copyOf(weights);
    }
}
