package dev.isogon.internal.experiment;

import dev.isogon.internal.loop.Finding;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a training by itself came to.
 *
 * @param folder the model's
 * @param bestEpoch the epoch whose weights it has, from 1
 * @param validationAccuracy leave-one-out cosine 1-nearest-neighbour accuracy of that epoch on the validation images, in
 *     [0, 1]; null without any
 * @param testAccuracy cosine 1-nearest-neighbour accuracy of test images among training images, in [0, 1]; null where
 *     there are no test images
 * @param findings what the linter found
 */
public record TrainedModel(
        Path folder,
        int bestEpoch,
        @Nullable Double validationAccuracy,
        @Nullable Double testAccuracy,
        List<Finding> findings) {

    public TrainedModel {
        findings = List.copyOf(findings);
    }
}
