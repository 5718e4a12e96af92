package dev.isogon.internal.lint;

import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.loop.Finding;
import java.util.Locale;
import java.util.Optional;

/** An epoch whose last batch is one image, whose mean and variance BatchNorm then takes for those of all. */
final class BatchOfOne implements Lint {

    @Override
    public String name() {
        return "batch-of-one";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        TrainConfig train = evidence.plan().config().train();
        int images = evidence.plan().train().size();
        // Batches that are drawn class by class are all whole.
        if (evidence.plan().recipe().imagesPerClass().isPresent()
                || !evidence.batchNorm()
                || !train.leavesOneOver(images)) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                name(),
                String.format(
                        Locale.ROOT,
                        "%,d training images in batches of %d leave one image over: each epoch, also the one that is judged,"
                                + " ends with BatchNorm's statistics and a whole step from that one",
                        images,
                        train.batch()),
                "Set train.drop_last to true, or train.batch to another size"));
    }
}
