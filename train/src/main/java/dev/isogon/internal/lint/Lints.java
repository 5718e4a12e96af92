package dev.isogon.internal.lint;

import java.util.List;

/** Every check, in the order of docs/lint.md and of reports. */
public final class Lints {

    static final List<Lint> ALL = List.of(
            new UnmovedWeights(),
            new InertRegularizer(),
            new SaturatedLogits(),
            new UnstableScale(),
            new CollapsedEmbeddings(),
            new BatchOfOne(),
            new DegreesAsRadians(),
            new SharedBetweenSets(),
            new ConstantRate(),
            new NoValidation(),
            new OneSeed(),
            new UnequalJudging(),
            new RawDistances(),
            new OwnNeighbour(),
            new UnstratifiedSplit(),
            new LossUnit());

    private Lints() {}

    /** The checks' names. */
    public static List<String> names() {
        return ALL.stream().map(Lint::name).toList();
    }
}
