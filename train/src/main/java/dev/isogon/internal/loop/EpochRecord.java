package dev.isogon.internal.loop;

import org.jspecify.annotations.Nullable;

/**
 * What one epoch came to.
 *
 * @param epoch epoch, from 1
 * @param loss mean of the steps' losses
 * @param accuracy mean of the steps' accuracies: share of training images nearest to their own prototype
 * @param validationAccuracy leave-one-out cosine 1-nearest-neighbour accuracy on the validation images; null without any
 * @param scale the last step's scale
 * @param seconds wall time of training, evaluation left out
 */
public record EpochRecord(
        int epoch, double loss, double accuracy, @Nullable Double validationAccuracy, double scale, double seconds)
        implements TrainingEvent {

    EpochRecord withValidation(double accuracy) {
        return new EpochRecord(epoch, loss, this.accuracy, accuracy, scale, seconds);
    }
}
