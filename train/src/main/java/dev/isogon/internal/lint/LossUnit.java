package dev.isogon.internal.lint;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.loop.Finding;
import java.util.Locale;
import java.util.Optional;

/** A test loss in the public experiment's unit: the sum of the batches' means, divided by the number of images. */
final class LossUnit implements Lint {

    @Override
    public String name() {
        return "loss-unit";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        int images = evidence.plan().test().size();
        boolean given =
                evidence.plan().judgedBy().outputs() && evidence.plan().recipe().judgedByOutputs() && images > 0;
        if (!given) {
            return Optional.empty();
        }
        int batch = evidence.plan().config().train().batch();
        int batches = (images + batch - 1) / batch;
        return Optional.of(Finding.note(
                name(),
                String.format(
                        Locale.ROOT,
                        "the test loss is a sum of %,d batch means over %,d images, %.1f times smaller than the mean loss of"
                                + " an image",
                        batches,
                        images,
                        images / (double) batches),
                "Multiply by that, or compare with " + Setting.to("protocol", "fair")));
    }
}
