package dev.isogon.eval.verification;

import java.util.List;

/**
 * How the scores of mated and non-mated pairs lie.
 *
 * @param edges B + 1 ends of B bins of equal width, ascending; a bin holds its lower end, the last one both
 * @param mated B counts
 * @param nonMated B counts
 */
public record ScoreHistogram(List<Double> edges, List<Long> mated, List<Long> nonMated) {

    public ScoreHistogram {
        edges = List.copyOf(edges);
        mated = List.copyOf(mated);
        nonMated = List.copyOf(nonMated);
        if (mated.size() != edges.size() - 1 || nonMated.size() != mated.size()) {
            throw new IllegalArgumentException("a histogram needs one edge more than bins on either side");
        }
    }
}
