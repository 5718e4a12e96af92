package dev.isogon.internal.lint;

import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.loop.Finding;
import java.util.Optional;
import java.util.stream.Collectors;

/** A regularizer without gradient: it adds a constant to the loss and changes nothing. */
final class InertRegularizer implements Lint {

    @Override
    public String name() {
        return "inert-regularizer";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        if (evidence.regularization().isEmpty() || evidence.regularization().getAsDouble() > 0) {
            return Optional.empty();
        }
        String names = evidence.plan().recipe().regularizers().stream()
                .map(Object::toString)
                .collect(Collectors.joining(" + "));
        boolean frozen = evidence.plan().config().head().frozen();
        return Optional.of(Finding.warning(
                name(),
                names + " has a gradient of length 0" + (frozen ? ", since the prototypes are frozen" : "")
                        + ": it adds a constant to the loss, and the result is that of the loss without it",
                frozen
                        ? "Set head.frozen to false, or leave the regularizer out"
                        : "Give it a weight above 0, or leave it out"));
    }
}
