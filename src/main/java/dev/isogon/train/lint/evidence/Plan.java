package dev.isogon.train.lint.evidence;

import dev.isogon.config.CompareConfig;
import dev.isogon.data.ImageSet;
import dev.isogon.loss.LossRecipe;
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
