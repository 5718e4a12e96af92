package dev.isogon.internal.eval.identification;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.TieRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The cumulative match characteristic of closed-set identification: for each rank k the share of mated searches whose
 * mate is among the k most alike subjects. Non-mated searches are left out, for they have no mate to find.
 *
 * <p>As bob.measure's {@code cmc} and {@code recognition_rate} with {@link TieRule#PESSIMISTIC}.
 *
 * @see <a href="https://www.iso.org/standard/73515.html">ISO/IEC 19795-1, cumulative match characteristic</a>
 */
public final class CumulativeMatch {

    private CumulativeMatch() {}

    /**
     * The share of mated searches with the mate among the first {@code rank}, in [0, 1].
     *
     * @param rank from 1; beyond the number of subjects the share is 1
     * @throws IllegalArgumentException when there are no mated searches, or the rank is below 1
     */
    public static double rate(Searches searches, int rank, TieRule ties) {
        MatedSearches mated = searches.mated();
        mated.require();
        if (rank < 1) {
            throw new IllegalArgumentException("rank must be at least 1, but was " + rank);
        }
        double found = 0;
        for (int i = 0; i < mated.count(); i++) {
            found += mated.rank(i, ties) <= rank ? mated.weights()[i] : 0;
        }
        return found / mated.total();
    }

    /**
     * All ranks: x from 1 to the number of subjects, y the rate.
     *
     * @throws IllegalArgumentException when there are no mated searches
     */
    public static Curve curve(Searches searches, TieRule ties) {
        MatedSearches mated = searches.mated();
        mated.require();
        double[] atRank = new double[searches.subjects() + 1];
        for (int i = 0; i < mated.count(); i++) {
            atRank[mated.rank(i, ties)] += mated.weights()[i];
        }
        List<Double> ranks = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        double total = mated.total();
        double found = 0;
        for (int rank = 1; rank < atRank.length; rank++) {
            found += atRank[rank];
            ranks.add((double) rank);
            rates.add(found / total);
        }
        return Curve.of(ranks, rates);
    }
}
