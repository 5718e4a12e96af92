package dev.isogon.internal.lint;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.loop.Finding;
import java.util.Locale;
import java.util.Optional;

/** Trained on the sphere, judged off it: Euclidean neighbours of embeddings whose length the loss does not see. */
final class RawDistances implements Lint {

    @Override
    public String name() {
        return "raw-distances";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        boolean raw = evidence.plan().judgedBy().rawDistance()
                && evidence.plan().recipe().comparesByCosine();
        return evidence.embeddings()
                .filter(facts -> raw)
                .map(facts -> Finding.warning(
                        name(),
                        String.format(
                                Locale.ROOT,
                                "trained by cosine but judged by Euclidean distance between raw embeddings, whose lengths the loss"
                                        + " does not see: 90 %% of them are %.3g to %.3g",
                                facts.shortNorm(),
                                facts.longNorm()),
                        "Compare with " + Setting.to("protocol", "fair") + ", which judges by cosine"));
    }
}
