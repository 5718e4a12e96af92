package dev.isogon.internal.lint;

import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.lint.evidence.LogitFacts;
import dev.isogon.internal.loop.Finding;
import dev.isogon.internal.loss.LossRecipe;
import java.util.Locale;
import java.util.Optional;

/**
 * A softmax that no longer answers: the own class's probability is 0 in float32 for most images, so that the loss is a
 * straight line; or it is 1 for most although they stand far from their prototype, so that they learn nothing more. A
 * probability of 1 close to the prototype is what training wants; with a margin it is so anywhere, since it says that the
 * own class leads by more than the margin, which is what was asked for.
 */
final class SaturatedLogits implements Lint {

    private static final double MOST = 0.5;

    /** AdaCos, arXiv 1905.00292, section 3: a large scale is content with angles of about π/4 and more. */
    private static final double FAR = Math.PI / 4;

    @Override
    public String name() {
        return "saturated-logits";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        LossRecipe recipe = evidence.plan().recipe();
        boolean plainCosines = recipe.comparesByCosine() && !recipe.hasMargin();
        return evidence.logits().flatMap(facts -> of(facts, plainCosines));
    }

    private Optional<Finding> of(LogitFacts facts, boolean plainCosines) {
        if (facts.zero() > MOST) {
            return Optional.of(Finding.warning(
                    name(),
                    String.format(
                            Locale.ROOT,
                            "for %.0f %% of %d training images the own class's probability is 0 in float32 (median own"
                                    + " logit %s): cross-entropy is a straight line there, whose gradient never falls",
                            100 * facts.zero(),
                            facts.images(),
                            Rounded.of(facts.ownLogit())),
                    "Lower the margin or the scale until the own logit can pass the others'"));
        }
        if (facts.one() > MOST && plainCosines && facts.ownAngle() > FAR) {
            return Optional.of(Finding.warning(
                    name(),
                    String.format(
                            Locale.ROOT,
                            "for %.0f %% of %d training images the own class's probability is 1 in float32, though the"
                                    + " median angle to the own prototype is %.0f°: their gradient is 0 (scale %s)",
                            100 * facts.one(),
                            facts.images(),
                            Math.toDegrees(facts.ownAngle()),
                            Rounded.of(facts.scale())),
                    "Lower the scale, or add a margin"));
        }
        return Optional.empty();
    }
}
