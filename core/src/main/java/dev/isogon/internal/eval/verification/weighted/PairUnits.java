package dev.isogon.internal.eval.verification.weighted;

import dev.isogon.internal.eval.EffectiveUnits;
import dev.isogon.internal.eval.verification.PairScores;

/**
 * How many independent units pairs say as much as: identities where these are known, each weighing as many pairs as it has,
 * and pairs where they are not.
 *
 * @param matedPairs M
 * @param nonMatedPairs N
 * @param mated units of the mated pairs
 * @param nonMated units of the non-mated ones, each of which takes two identities
 */
public record PairUnits(double matedPairs, double nonMatedPairs, int mated, int nonMated) {

    /** Of pairs of whom nothing is known: each is one. */
    public static PairUnits of(PairScores pairs) {
        int mated = pairs.mated().length;
        int nonMated = pairs.nonMated().length;
        return new PairUnits(mated, nonMated, mated, nonMated);
    }

    static PairUnits of(PairScores pairs, double[] matedOfIdentity, double[] nonMatedOfIdentity) {
        return new PairUnits(
                pairs.matedPairs(),
                pairs.nonMatedPairs(),
                EffectiveUnits.of(matedOfIdentity),
                Math.max(1, EffectiveUnits.of(nonMatedOfIdentity) / 2));
    }

    /** Units of all pairs as one sample: those by which the share of all that are wrong is as uncertain as by its two parts. */
    public int ofAll() {
        double all = matedPairs + nonMatedPairs;
        double squares = matedPairs * matedPairs / mated + nonMatedPairs * nonMatedPairs / nonMated;
        return (int) Math.max(1, Math.floor(all * all / squares * (1 + 1e-12)));
    }
}
