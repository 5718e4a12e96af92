package dev.isogon.internal.eval.verification.resampling;

import dev.isogon.internal.eval.verification.PairScores;

/**
 * Pairs whose weight is that of their units, drawn anew in each resample: a mated pair has the weight of its unit, a
 * non-mated one the product of its two (or the weight of the one it has).
 *
 * @param mated positions of the scores of M pairs, and their units
 * @param nonMated the same for N pairs
 * @param positions number of positions
 * @param units number of units
 */
record ResampledPairs(Side mated, Side nonMated, int positions, int units) {

    /**
     * One side.
     *
     * @param position of each pair's score
     * @param first its unit
     * @param second its other unit, or its only one again where {@code crossed} is false
     */
    record Side(int[] position, int[] first, int[] second, boolean crossed) {

        /** Adds up each position's weight. */
        long[] weigh(int[] weights, int positions) {
            long[] sums = new long[positions];
            for (int i = 0; i < position.length; i++) {
                int weight = crossed ? weights[first[i]] * weights[second[i]] : weights[first[i]];
                sums[position[i]] += weight;
            }
            return sums;
        }
    }

    /** Units are identities, which must be numbered from 0 without gaps. */
    static ResampledPairs ofIdentities(IdentityScores scores, PairScores pairs, int identities) {
        ScorePositions positions = new ScorePositions(pairs);
        int mated = pairs.mated().length;
        int nonMated = pairs.nonMated().length;
        Side ofOne = new Side(new int[mated], new int[mated], new int[0], false);
        Side ofTwo = new Side(new int[nonMated], new int[nonMated], new int[nonMated], true);
        int m = 0;
        int n = 0;
        for (int i = 0; i < scores.scores().length; i++) {
            int position = positions.of(scores.scores()[i]);
            if (scores.first()[i] == scores.second()[i]) {
                ofOne.position[m] = position;
                ofOne.first[m++] = scores.first()[i];
            } else {
                ofTwo.position[n] = position;
                ofTwo.first[n] = scores.first()[i];
                ofTwo.second[n++] = scores.second()[i];
            }
        }
        return new ResampledPairs(ofOne, ofTwo, positions.count(), identities);
    }

    /** Units are pairs: first the mated, then the non-mated ones. */
    static ResampledPairs ofPairs(PairScores pairs) {
        ScorePositions positions = new ScorePositions(pairs);
        int mated = pairs.mated().length;
        return new ResampledPairs(
                alone(pairs.mated(), positions, 0),
                alone(pairs.nonMated(), positions, mated),
                positions.count(),
                mated + pairs.nonMated().length);
    }

    private static Side alone(double[] scores, ScorePositions positions, int from) {
        int[] position = new int[scores.length];
        int[] unit = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            position[i] = positions.of(scores[i]);
            unit[i] = from + i;
        }
        return new Side(position, unit, new int[0], false);
    }
}
