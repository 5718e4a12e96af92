package dev.isogon.internal.lint;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.lint.evidence.Plan;
import dev.isogon.internal.loop.Finding;
import java.util.Locale;
import java.util.Optional;

/** A loss that is judged by its outputs in a comparison where others are judged by neighbours. */
final class UnequalJudging implements Lint {

    @Override
    public String name() {
        return "unequal-judging";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        Plan plan = evidence.plan();
        boolean alone = plan.losses() == 1;
        if (!plan.compared()
                || alone
                || !plan.judgedBy().outputs()
                || !plan.recipe().judgedByOutputs()) {
            return Optional.empty();
        }
        int outputs = plan.config().model().embedding();
        return Optional.of(Finding.warning(
                name(),
                String.format(
                        Locale.ROOT,
                        "judged by the largest of its %d outputs, %d of which are no class's, and the other losses by the"
                                + " nearest training image: two classifiers on two layers",
                        outputs,
                        outputs - plan.classes()),
                "Compare with " + Setting.to("protocol", "fair") + ", where every loss is judged by its embedding"));
    }
}
