package dev.isogon.internal.lint;

import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.lint.evidence.WeightFate;
import dev.isogon.internal.loop.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Parameters that training never changes: no optimizer has them, they take no gradient, or none reaches them. Stages that
 * {@code model.freeze} holds still are not meant. The public experiment's prototypes are the example.
 */
final class UnmovedWeights implements Lint {

    private static final int NAMED = 3;

    @Override
    public String name() {
        return "unmoved-weights";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        boolean freezes = evidence.plan().config().model().freeze() > 0;
        List<WeightFate> still = evidence.weights().stream()
                .filter(weight -> !weight.moved())
                .filter(weight -> weight.learns() || !freezes || !weight.name().startsWith("backbone."))
                .toList();
        if (still.isEmpty()) {
            return Optional.empty();
        }
        long numbers = still.stream().mapToLong(WeightFate::size).sum();
        long all = evidence.weights().stream().mapToLong(WeightFate::size).sum();
        boolean prototypes = still.stream().anyMatch(weight -> weight.name().equals("loss.prototypes"));
        return Optional.of(Finding.warning(
                name(),
                String.format(
                        Locale.ROOT,
                        "%,d of %,d numbers that could learn never changed: %s%s",
                        numbers,
                        all,
                        still.stream().limit(NAMED).map(UnmovedWeights::said).collect(Collectors.joining(", ")),
                        still.size() > NAMED ? " and " + (still.size() - NAMED) + " more" : ""),
                prototypes
                        ? "The network was fitted to random directions; set head.frozen to false to train the prototypes"
                        : "Give them to the optimizer, or find out why no gradient reaches them"));
    }

    private static String said(WeightFate weight) {
        String why;
        if (!weight.learns()) {
            why = "takes no gradient";
        } else if (!weight.optimized()) {
            why = "no optimizer has it";
        } else {
            why = switch (weight.gradient()) {
                case ARRIVED -> "its steps are lost in rounding";
                case NONE -> "no gradient reaches it";
                case UNSEEN -> "no gradient reaches it, or its steps are lost in rounding";
            };
        }
        return weight.name() + " (" + why + ")";
    }
}
