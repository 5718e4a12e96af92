package dev.isogon.internal.lint;

import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.lint.evidence.SharedImages;
import dev.isogon.internal.loop.Finding;
import java.util.Locale;
import java.util.Optional;

/** Test images that were trained on. */
final class SharedBetweenSets implements Lint {

    @Override
    public String name() {
        return "shared-images";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        SharedImages shared = evidence.shared();
        if (shared.images() == 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                name(),
                String.format(
                        Locale.ROOT,
                        "%,d of %,d test images are pixel by pixel among the training images%s, such as %s",
                        shared.images(),
                        evidence.plan().test().size(),
                        shared.ofAnotherClass() == 0
                                ? ""
                                : String.format(Locale.ROOT, " (%,d under another class)", shared.ofAnotherClass()),
                        shared.example()),
                "Take them out of one of the two; isogon data check lists them"));
    }
}
