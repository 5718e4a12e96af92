package dev.isogon.internal.eval.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    /**
     * Counts over the range of all scores, of pairs that count 1 each.
     *
     * @param bins B, at least 1
     * @throws IllegalArgumentException when a score is infinite, so that the range has no end
     */
    public static ScoreHistogram of(ScoredPairs scores, int bins) {
        double[] edges = edges(scores, bins);
        Long[] mated = new Long[bins];
        Long[] nonMated = new Long[bins];
        Arrays.fill(mated, 0L);
        Arrays.fill(nonMated, 0L);
        int bin = bins - 1;
        DistinctScores walk = scores.descending();
        while (walk.next()) {
            while (walk.threshold() < edges[bin]) {
                bin--;
            }
            mated[bin] += Math.round(walk.matedHere());
            nonMated[bin] += Math.round(walk.nonMatedHere());
        }
        return new ScoreHistogram(Arrays.stream(edges).boxed().toList(), List.of(mated), List.of(nonMated));
    }

    /** The same of the negated scores, such as distances. */
    public ScoreHistogram negated() {
        List<Double> turned = new ArrayList<>();
        edges.forEach(edge -> turned.add(0, 0 - edge));
        return new ScoreHistogram(turned, reversed(mated), reversed(nonMated));
    }

    private static List<Long> reversed(List<Long> counts) {
        List<Long> reversed = new ArrayList<>(counts);
        Collections.reverse(reversed);
        return reversed;
    }

    private static double[] edges(ScoredPairs scores, int bins) {
        DistinctScores walk = scores.descending();
        walk.next();
        double high = walk.threshold();
        double low = high;
        while (walk.next()) {
            low = walk.threshold();
        }
        if (bins < 1 || low == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException(
                    bins < 1
                            ? "a histogram needs at least 1 bin, but was to have " + bins
                            : "a histogram needs finite scores, but one is -Infinity");
        }
        if (low == high) {
            // One value: a bin of width 1 about it.
            low -= 0.5;
            high += 0.5;
        }
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            double share = (double) i / bins;
            // The range of the largest numbers, which some programs write for a failure, is no number.
            edges[i] = i == bins
                    ? high
                    : Double.isInfinite(high - low) ? low * (1 - share) + high * share : low + (high - low) * i / bins;
        }
        return edges;
    }
}
