package dev.isogon.internal.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * What another toolkit prints for the same embeddings, by its own definition.
 *
 * @param toolkit and its script
 * @param figure as it is named there
 * @param value of it
 * @param plusMinus what stands behind its ±; null where nothing does
 * @param difference in what its definition differs from ours
 */
public record OtherDefinition(
        String toolkit,
        String figure,
        double value,
        @Nullable Double plusMinus,
        String difference) {}
