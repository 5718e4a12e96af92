package dev.isogon.internal.experiment.curves;

import dev.isogon.internal.eval.verification.ScoreHistogram;
import java.util.List;

/**
 * How scores lie, each side by itself.
 *
 * @param edges of the bins, one more than there are bins
 * @param mated per cent of the mated pairs, by bin
 * @param nonMated per cent of the non-mated pairs, by bin
 */
public record ScoreShares(List<Double> edges, List<Double> mated, List<Double> nonMated) {

    public ScoreShares {
        edges = List.copyOf(edges);
        mated = List.copyOf(mated);
        nonMated = List.copyOf(nonMated);
    }

    /** Of counts. */
    public static ScoreShares of(ScoreHistogram histogram) {
        return new ScoreShares(histogram.edges(), shares(histogram.mated()), shares(histogram.nonMated()));
    }

    private static List<Double> shares(List<Long> counts) {
        double all = Math.max(1, counts.stream().mapToLong(Long::longValue).sum());
        return counts.stream().map(count -> 100 * count / all).toList();
    }
}
