package dev.isogon.train.lint;

import dev.isogon.train.Finding;
import dev.isogon.train.lint.evidence.Evidence;
import java.util.Optional;

/** One check. */
interface Lint {

    /** What it is called in findings and in docs/lint.md. */
    String name();

    /** What it finds in a run, if anything; asked again whenever there is more evidence. */
    Optional<Finding> of(Evidence evidence);
}
