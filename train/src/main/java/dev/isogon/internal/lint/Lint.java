package dev.isogon.internal.lint;

import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.loop.Finding;
import java.util.Optional;

/** One check. */
interface Lint {

    /** What it is called in findings and in docs/lint.md. */
    String name();

    /** What it finds in a run, if anything; asked again whenever there is more evidence. */
    Optional<Finding> of(Evidence evidence);
}
