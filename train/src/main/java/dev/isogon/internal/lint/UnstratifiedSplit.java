package dev.isogon.internal.lint;

import dev.isogon.internal.config.SplitConfig;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.lint.evidence.Plan;
import dev.isogon.internal.loop.Finding;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Test images drawn without regard to classes: some classes are judged on hardly any. */
final class UnstratifiedSplit implements Lint {

    /** What stratifying misses a class's share by, in images. */
    private static final double FROM_ROUNDING = 2;

    @Override
    public String name() {
        return "unstratified-split";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        Plan plan = evidence.plan();
        if (!isDrawnByChance(plan)) {
            return Optional.empty();
        }
        int[] train = counts(plan.train());
        int[] test = counts(plan.test());
        int[] classes = IntStream.range(0, plan.classes())
                .filter(c -> train[c] + test[c] > 0)
                .toArray();
        double share = plan.config().split().test();
        boolean alike =
                Arrays.stream(classes).allMatch(c -> Math.abs(test[c] - share * (train[c] + test[c])) <= FROM_ROUNDING);
        if (alike) {
            return Optional.empty();
        }
        double[] shares = Arrays.stream(classes)
                .mapToDouble(c -> test[c] / (double) (train[c] + test[c]))
                .toArray();
        return Optional.of(Finding.note(
                name(),
                String.format(
                        Locale.ROOT,
                        "test images were drawn by chance alone: of the classes, between %.0f %% and %.0f %% of the images"
                                + " are judged on, and images of one photo session can be on both sides",
                        100 * Arrays.stream(shares).min().orElse(0),
                        100 * Arrays.stream(shares).max().orElse(0)),
                "Set split.stratified to true"));
    }

    /** Whether the share that was asked for was set aside here; data that name their test images have another. */
    private static boolean isDrawnByChance(Plan plan) {
        SplitConfig split = plan.config().split();
        int all = plan.train().size()
                + plan.validation().map(ImageSet::size).orElse(0)
                + plan.test().size();
        return !split.stratified()
                && plan.test().size() > 0
                && Math.abs(plan.test().size() - split.test() * all) <= 1;
    }

    private static int[] counts(ImageSet images) {
        int[] counts = new int[images.classes()];
        for (int label : images.labels()) {
            counts[label]++;
        }
        return counts;
    }
}
