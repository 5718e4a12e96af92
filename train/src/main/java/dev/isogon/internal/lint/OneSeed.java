package dev.isogon.internal.lint;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.loop.Finding;
import java.util.Optional;

/** A comparison of one run each: nothing tells a difference between losses from one between seeds. */
final class OneSeed implements Lint {

    @Override
    public String name() {
        return "one-seed";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        boolean one = evidence.plan().seeds() == 1;
        return evidence.plan().compared() && one
                ? Optional.of(Finding.note(
                        name(),
                        "one run a loss: a difference between losses cannot be told from one between seeds",
                        "Ask for " + Setting.to("seeds", 5)))
                : Optional.empty();
    }
}
