package dev.isogon.internal.eval.verification.resampling;

import dev.isogon.internal.eval.verification.PairScores;

/**
 * Scores of pairs of images whose identities are known. A pair of one identity with itself is mated, any other one is not.
 *
 * @param first for each of P pairs the identity of its one image; any whole numbers from 0
 * @param second the identity of the other
 * @param scores P scores, the higher the more alike; none of the arrays is copied, since there may be many millions
 */
public record IdentityScores(int[] first, int[] second, double[] scores) {

    /**
     * Checks the lengths and the numbers of identities.
     *
     * @throws IllegalArgumentException when they do not fit
     */
    public IdentityScores {
        if (first.length != scores.length || second.length != scores.length) {
            throw new IllegalArgumentException("every pair needs two identities and a score, but there are "
                    + first.length + ", " + second.length + " and " + scores.length);
        }
        for (int i = 0; i < scores.length; i++) {
            if (first[i] < 0 || second[i] < 0) {
                throw new IllegalArgumentException("identities are numbered from 0, but pair " + i + " (from 0) has "
                        + first[i] + " and " + second[i]);
            }
        }
    }

    /** The scores alone. */
    public PairScores pairs() {
        boolean[] same = new boolean[scores.length];
        for (int i = 0; i < same.length; i++) {
            same[i] = first[i] == second[i];
        }
        return PairScores.of(same, scores);
    }
}
