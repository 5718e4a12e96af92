package dev.isogon.internal.lint;

import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.loop.Finding;
import java.util.Optional;

/** No images choose the epoch, so the last one is taken, good or bad. */
final class NoValidation implements Lint {

    @Override
    public String name() {
        return "no-validation";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        boolean over = evidence.plan().config().model().isOver(); // a head leads away from its model step by step
        if (over || evidence.plan().validation().isPresent()) {
            return Optional.empty();
        }
        int epochs = evidence.plan().config().train().epochs();
        return Optional.of(Finding.note(
                name(),
                "there are no validation images: the last of " + epochs
                        + " epochs is taken as it is, and settings can only" + " be chosen by the test images",
                "Set split.validation to 0.1"));
    }
}
