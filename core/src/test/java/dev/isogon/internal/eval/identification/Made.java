package dev.isogon.internal.eval.identification;

import java.util.Arrays;

/** Searches made from scores by hand. */
final class Made {

    private Made() {}

    /** A mated probe's score with its mate, and with each other subject. */
    record Mated(int identity, double mate, double... others) {}

    /** A stranger's score with each subject. */
    record Stranger(int identity, double... scores) {}

    static Searches searches(int subjects, Mated[] mated, Stranger... strangers) {
        return new Searches(
                subjects,
                new MatedSearches(
                        Arrays.stream(mated).mapToInt(Mated::identity).toArray(),
                        Arrays.stream(mated).mapToDouble(Mated::mate).toArray(),
                        Arrays.stream(mated)
                                .mapToDouble(each ->
                                        Arrays.stream(each.others()).max().orElse(Double.NEGATIVE_INFINITY))
                                .toArray(),
                        Arrays.stream(mated)
                                .mapToInt(each -> (int) Arrays.stream(each.others())
                                        .filter(other -> other > each.mate())
                                        .count())
                                .toArray(),
                        Arrays.stream(mated)
                                .mapToInt(each -> (int) Arrays.stream(each.others())
                                        .filter(other -> other == each.mate())
                                        .count())
                                .toArray()),
                new NonMatedSearches(
                        Arrays.stream(strangers).mapToInt(Stranger::identity).toArray(),
                        Arrays.stream(strangers)
                                .mapToDouble(each ->
                                        Arrays.stream(each.scores()).max().orElseThrow())
                                .toArray()),
                Arrays.stream(mated)
                        .flatMapToDouble(each -> Arrays.stream(each.others()))
                        .map(score -> -score)
                        .sorted()
                        .map(score -> -score)
                        .limit(mated.length)
                        .toArray());
    }
}
