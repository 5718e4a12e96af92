package dev.isogon.internal.lint.evidence;

import dev.isogon.internal.config.CompareConfig;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.loss.LossRecipe;
import java.util.Optional;

/**
 * What a run was asked to do.
 *
 * @param config all settings
 * @param recipe the loss
 * @param train images that are trained on
 * @param validation images that choose the epoch, if any
 * @param test images that are judged on; none where a training by itself sets none aside
 * @param compared whether the run is one of a comparison, whose figures are set side by side
 */
public record Plan(
        CompareConfig config,
        LossRecipe recipe,
        ImageSet train,
        Optional<ImageSet> validation,
        ImageSet test,
        boolean compared) {

    /** C. */
    public int classes() {
        return train.classes();
    }
}
