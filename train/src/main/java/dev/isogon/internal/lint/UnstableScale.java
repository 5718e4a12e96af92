package dev.isogon.internal.lint;

import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.lint.evidence.LogitFacts;
import dev.isogon.internal.loop.Finding;
import java.util.Locale;
import java.util.Optional;

/**
 * A scale that is too small for the number of classes, or dynamic AdaCos outside of where its recursion is stable:
 * between ln(C−1), where a fitted image has probability ½, and twice its start √2·ln(C−1), and only while cos²θ ≥
 * 2σ²·ln(C−1) (AdaCos, arXiv 1905.00292, equation 12, expanded to second order in the cosines' variance σ²).
 */
final class UnstableScale implements Lint {

    /** Below this the softmax cannot be content with a perfect image. */
    private static final double ENOUGH = 0.9;

    /** What the advice aims at. */
    private static final double GOOD = 0.99;

    /** A batch's statistics scatter. */
    private static final double SLACK = 0.02;

    @Override
    public String name() {
        return "unstable-scale";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        if (!evidence.plan().recipe().comparesByCosine()) {
            return Optional.empty();
        }
        int classes = evidence.plan().classes();
        return evidence.logits()
                .flatMap(facts -> evidence.plan().recipe().adaptsScale()
                        ? adaptive(facts, classes)
                        : small(evidence, facts.scale(), classes));
    }

    private Optional<Finding> small(Evidence evidence, double scale, int classes) {
        double most = evidence.plan().recipe().ownProbability(classes, scale, 0)[0];
        // A margin that no cosine can make up for is another check's.
        boolean reachable = evidence.plan().recipe().additiveMargin().orElse(0) < 1;
        if (!(most < ENOUGH) || !reachable) {
            return Optional.empty();
        }
        return Optional.of(Finding.note(
                name(),
                String.format(
                        Locale.ROOT,
                        "scale %s is small for %d classes: an image on its prototype has probability %.3f at most where"
                                + " the other prototypes stand at right angles, so the loss cannot fall below %.3f and"
                                + " pulls at fitted images for ever",
                        Rounded.of(scale),
                        classes,
                        most,
                        -Math.log(most)),
                String.format(
                        Locale.ROOT,
                        "A scale of %.1f reaches %.2f: write normalized-softmax(scale=%.1f)",
                        scaleFor(classes),
                        GOOD,
                        scaleFor(classes))));
    }

    /** e^s ∕ (e^s + C − 1) = P solved for s. */
    private static double scaleFor(int classes) {
        return Math.log((classes - 1) * GOOD / (1 - GOOD));
    }

    private Optional<Finding> adaptive(LogitFacts facts, int classes) {
        double low = Math.log(classes - 1.0);
        double high = 2 * Math.sqrt(2) * low;
        double cosine = Math.cos(Math.min(Math.PI / 4, facts.ownAngle()));
        double needed = 2 * facts.otherVariance() * low;
        if (cosine * cosine < needed) {
            return Optional.of(Finding.warning(
                    name(),
                    String.format(
                            Locale.ROOT,
                            "AdaCos's scale %s has no stable value: cos²θ = %.3f is below 2σ²·ln(C−1) = %.3f (median own"
                                    + " angle %.0f°, at most 45° counted; variance of the other cosines %.3f)",
                            Rounded.of(facts.scale()),
                            cosine * cosine,
                            needed,
                            Math.toDegrees(facts.ownAngle()),
                            facts.otherVariance()),
                    "Take fixed-adacos, or a larger embedding"));
        }
        boolean below = facts.scale() < low * (1 - SLACK);
        if (!below && !(facts.scale() > high)) {
            return Optional.empty();
        }
        return Optional.of(Finding.note(
                name(),
                "AdaCos's scale " + Rounded.of(facts.scale()) + " is "
                        + (below
                                ? "below ln(C−1) = " + Rounded.of(low)
                                : "above 2·√2·ln(C−1) = " + Rounded.of(high) + ", twice its start,")
                        + " for " + classes + " classes",
                "Take fixed-adacos, or a fixed scale: "
                        + (below
                                ? "with few classes the dynamic one falls too low"
                                : "the wider the other classes' cosines spread, the higher the dynamic one climbs")));
    }
}
