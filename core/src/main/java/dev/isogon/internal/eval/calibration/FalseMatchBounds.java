package dev.isogon.internal.eval.calibration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Upper bounds of an error rate at many thresholds, as {@link FixedSequence} goes through them: from the highest down, the bound
 * being the largest {@link GammaBound} so far, so that the lowest threshold with a bound of at most any rate is the one that a
 * fixed sequence for that rate ends at. High thresholds with too few errors to go by have no row: their rate is at most that of
 * the first which has one.
 */
public final class FalseMatchBounds {

    /** Rows in a power of ten; those between two say little more. */
    private static final int IN_A_DECADE = 20;

    private FalseMatchBounds() {}

    /**
     * The rows.
     *
     * @param confidence of each bound, between 0.5 and 1
     * @return by ascending threshold; none where there are too few identities, or errors, to go by
     */
    public static List<FalseMatchTable.Row> of(FallingRate falling, double confidence) {
        List<FalseMatchTable.Row> rows = new ArrayList<>();
        if (falling.identities() < FixedSequence.LEAST_IDENTITIES) {
            return rows;
        }
        double before = -1;
        double bound = 0;
        boolean enough = false;
        for (int k = falling.grid().count() - 1; k >= falling.lowest() && bound < 1; k--) {
            Influences at = falling.at(k);
            if (at.rate() > before) {
                before = at.rate();
                enough = FixedSequence.enough(at);
                bound = enough || bound > 0 ? Math.max(bound, GammaBound.upper(at, confidence)) : 0;
            }
            if (enough && bound < 1) {
                add(rows, new FalseMatchTable.Row(atLeast(falling.grid().at(k)), bound));
            }
        }
        Collections.reverse(rows);
        return rows;
    }

    /** Of thresholds with bounds in one step the lowest is kept, and the strictest of all. */
    private static void add(List<FalseMatchTable.Row> rows, FalseMatchTable.Row row) {
        int last = rows.size() - 1;
        if (last >= 0 && sameStep(rows.get(last).bound(), row.bound(), last == 0)) {
            rows.set(last, row);
        } else {
            rows.add(row);
        }
    }

    private static boolean sameStep(double one, double other, boolean strictest) {
        return one == other || (!strictest && step(one) == step(other));
    }

    /** Steps end at 10^(j ∕ 20), themselves included. */
    private static double step(double bound) {
        return Math.ceil(IN_A_DECADE * Math.log10(bound));
    }

    /** The lowest float32 number that is no lower. */
    private static float atLeast(double threshold) {
        float single = (float) threshold;
        return single >= threshold ? single : Math.nextUp(single);
    }
}
