package dev.isogon.internal.lint;

import dev.isogon.internal.lint.evidence.EmbeddingFacts;
import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.lint.evidence.Plan;
import dev.isogon.internal.loop.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Embeddings of different classes that are the same, that all point one way, or that use hardly any dimension. C classes at
 * equal angles use C − 1 dimensions (neural collapse: Papyan et al. 2020).
 */
final class CollapsedEmbeddings implements Lint {

    private static final double NEAR_SHARE = 0.01;
    private static final double ONE_WAY = 0.95;

    /** C classes can use C − 1 dimensions; a quarter of them, and of at most 16, is little. */
    private static final int DIMENSIONS = 16;

    private static final double LITTLE = 0.25;

    @Override
    public String name() {
        return "collapsed-embeddings";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        return evidence.embeddings().flatMap(facts -> of(facts, evidence.plan()));
    }

    private Optional<Finding> of(EmbeddingFacts facts, Plan plan) {
        List<String> seen = new ArrayList<>();
        if (facts.identical() > 0) {
            seen.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d judged images have to the bit the embedding of an image of another class",
                    facts.identical(),
                    facts.images()));
        }
        if (facts.near() > NEAR_SHARE * facts.sampled()) {
            seen.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d lie within 0.26° of an image of another class",
                    facts.near(),
                    facts.sampled()));
        }
        // Outputs that are no class's are all as low as they can be; only their differences count.
        if (facts.otherCosine() > ONE_WAY && !plan.recipe().judgedByOutputs()) {
            seen.add(String.format(
                    Locale.ROOT, "the mean cosine between different classes is %.3f", facts.otherCosine()));
        }
        int usable = Math.min(Math.min(facts.dimensions(), plan.classes() - 1), DIMENSIONS);
        if (facts.effectiveDimension() < LITTLE * usable) {
            seen.add(String.format(
                    Locale.ROOT,
                    "the embeddings use %.1f of %d dimensions",
                    facts.effectiveDimension(),
                    facts.dimensions()));
        }
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        name(),
                        String.join("; ", seen),
                        "Lower the learning rate and warm it up; look for the same picture under two classes with isogon"
                                + " data check"));
    }
}
