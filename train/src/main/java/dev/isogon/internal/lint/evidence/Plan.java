package dev.isogon.internal.lint.evidence;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.Request;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.loss.LossRecipe;
import java.util.Optional;

/**
 * What a run was asked to do.
 *
 * @param config all settings
 * @param recipe the loss
 * @param judgedBy how it is judged
 * @param train images that are trained on
 * @param validation images that choose the epoch, if any
 * @param test images that are judged on; none where a training by itself sets none aside
 */
public record Plan(
        Request config,
        LossRecipe recipe,
        JudgedBy judgedBy,
        ImageSet train,
        Optional<ImageSet> validation,
        ImageSet test) {

    /** Whether the run is one of a comparison, whose figures are set side by side. */
    public boolean compared() {
        return config instanceof CompareRequest;
    }

    /** Losses that are compared, or 1. */
    public int losses() {
        return config instanceof CompareRequest comparison ? comparison.losses().size() : 1;
    }

    /** Seeds of each loss, or 1. */
    public int seeds() {
        return config instanceof CompareRequest comparison ? comparison.seeds().size() : 1;
    }

    /** C. */
    public int classes() {
        return train.classes();
    }
}
