package dev.isogon.internal.lint;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.loop.Finding;
import java.util.Optional;

/** A training accuracy for which every image's nearest neighbour is itself. */
final class OwnNeighbour implements Lint {

    @Override
    public String name() {
        return "own-neighbour";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        boolean finds =
                evidence.plan().judgedBy().itself() && !evidence.plan().recipe().judgedByOutputs();
        return finds
                ? Optional.of(Finding.note(
                        name(),
                        "the training accuracy lets every training image find itself, so it says nothing unless embeddings"
                                + " collapse",
                        "Look at the test accuracy alone, or compare with " + Setting.to("protocol", "fair")
                                + ", which leaves the image out"))
                : Optional.empty();
    }
}
