package dev.isogon.internal.eval.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of all pairs that are offered the K hardest, taken one after the other, each image in one pair only; in bounded memory,
 * and exactly.
 *
 * <p>K − 1 pairs have at most 2K − 2 images. So of an image's partners only the hardest 2K − 1 count: were a milder one
 * taken, all of these would have been in pairs before. And of the pairs that are left, only the first
 * (2K − 2)·(2K − 1) + 1 count, since K − 1 pairs stand in the way of at most one fewer.
 */
final class DisjointPairs {

    private final int most;
    private final int partners;
    private final int kept;
    private final Comparator<HardPair> hardestFirst;
    private final boolean lowest;
    private List<HardPair> pool = new ArrayList<>();
    private double limit = Double.POSITIVE_INFINITY;

    /**
     * Begins with none.
     *
     * @param most K
     * @param lowest whether low cosines are the hard ones
     */
    DisjointPairs(int most, boolean lowest) {
        this.most = most;
        this.lowest = lowest;
        partners = 2 * most - 1;
        kept = (2 * most - 2) * partners + 1;
        hardestFirst = Comparator.<HardPair>comparingDouble(pair -> ease(pair.cosine()))
                .thenComparingInt(HardPair::first)
                .thenComparingInt(HardPair::second);
    }

    private double ease(double cosine) {
        return lowest ? cosine : -cosine;
    }

    /** Takes a pair into account, each once. */
    void offer(int first, int second, double cosine) {
        if (ease(cosine) > limit) {
            return;
        }
        HardPair pair = new HardPair(first, second, cosine);
        if (pool.size() >= kept && ease(cosine) == limit && hardestFirst.compare(pair, pool.get(kept - 1)) > 0) {
            return;
        }
        pool.add(pair);
        if (pool.size() >= 2 * kept) {
            prune();
        }
    }

    /** Takes all of another's into account. */
    void add(DisjointPairs other) {
        other.pool.forEach(pair -> offer(pair.first(), pair.second(), pair.cosine()));
    }

    /** The hardest, hardest first. */
    List<HardPair> chosen() {
        pool.sort(hardestFirst);
        Set<Integer> used = new HashSet<>();
        List<HardPair> chosen = new ArrayList<>();
        for (HardPair pair : pool) {
            if (chosen.size() < most && !used.contains(pair.first()) && !used.contains(pair.second())) {
                used.add(pair.first());
                used.add(pair.second());
                chosen.add(pair);
            }
        }
        return chosen;
    }

    private void prune() {
        pool.sort(hardestFirst);
        Map<Integer, Integer> seen = new HashMap<>();
        List<HardPair> left = new ArrayList<>();
        for (HardPair pair : pool) {
            if (left.size() < kept
                    && seen.getOrDefault(pair.first(), 0) < partners
                    && seen.getOrDefault(pair.second(), 0) < partners) {
                seen.merge(pair.first(), 1, Integer::sum);
                seen.merge(pair.second(), 1, Integer::sum);
                left.add(pair);
            }
        }
        pool = left;
        if (pool.size() == kept) {
            limit = ease(pool.get(kept - 1).cosine());
        }
    }
}
