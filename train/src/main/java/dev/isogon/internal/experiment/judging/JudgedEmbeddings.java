package dev.isogon.internal.experiment.judging;

import dev.isogon.internal.matrix.FloatMatrix;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation rests on.
 *
 * @param gallery embeddings of the images that are searched in: those trained on, or the enrolled
 * @param test of the test images
 * @param strangers of images of other classes; null without any
 */
public record JudgedEmbeddings(
        FloatMatrix gallery, FloatMatrix test, @Nullable FloatMatrix strangers) {}
