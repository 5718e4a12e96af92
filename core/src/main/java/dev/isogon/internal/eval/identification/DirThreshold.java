package dev.isogon.internal.eval.identification;

import dev.isogon.internal.eval.AllowedShare;

/**
 * A threshold by one of the {@link DirDefinition}s, and what passes it.
 *
 * @param value τ
 * @param falsePositiveRate share of non-mated searches that pass; NaN where there are none
 * @param identificationRate share of mated searches that are found
 */
record DirThreshold(double value, double falsePositiveRate, double identificationRate) {

    static DirThreshold of(Searches searches, double target, int rank, DirDefinition definition) {
        if (!(target >= 0 && target <= 1) || (target == 0 && definition == DirDefinition.IJB_1N)) {
            throw new IllegalArgumentException("the false-accept rate must be from 0 to 1"
                    + (definition == DirDefinition.IJB_1N ? ", and above 0 in IJB_1N" : "") + ", but was " + target);
        }
        if (rank < 1 || (rank > 1 && definition == DirDefinition.IJB_EVALS)) {
            throw new IllegalArgumentException("rank must be "
                    + (definition == DirDefinition.IJB_EVALS ? "1 in IJB_EVALS" : "at least 1") + ", but was " + rank);
        }
        searches.mated().require();
        WeightedScores strangers = searches.nonMated().weightedScores();
        double threshold = switch (definition) {
            case ISO, ISO_TIES_FOUND -> lowest(searches, strangers, target);
            case IJB_EVALS -> ofStranger(searches, strangers, target);
            case IJB_1N -> ofPair(searches, target);
        };
        double least = definition.acceptsThreshold() ? threshold : Math.nextUp(threshold);
        MatedSearches mated = searches.mated();
        double found = 0;
        for (int i = 0; i < mated.count(); i++) {
            boolean ranked = definition == DirDefinition.IJB_1N || mated.rank(i, definition.ties()) <= rank;
            found += ranked && mated.scores()[i] >= least ? mated.weights()[i] : 0;
        }
        double passed = strangers.total() - strangers.below(least);
        return new DirThreshold(
                threshold,
                searches.nonMated().count() == 0 ? Double.NaN : passed / strangers.total(),
                found / mated.total());
    }

    /** The lowest that at most the target's share of these strangers reaches; −∞ where all may. */
    private static double lowest(Searches searches, WeightedScores strangers, double target) {
        searches.nonMated().require();
        double exceeding = strangers.exceeding(AllowedShare.of(target, strangers.total()));
        return exceeding == Double.NEGATIVE_INFINITY ? exceeding : Math.nextUp(exceeding);
    }

    private static double ofStranger(Searches searches, WeightedScores strangers, double target) {
        searches.nonMated().require();
        return strangers.exceeding(Math.max(Math.floor(strangers.total() * target) - 1, 0));
    }

    private static double ofPair(Searches searches, double target) {
        double[] impostors = searches.highestImpostors();
        if (impostors.length == 0) {
            throw new IllegalArgumentException(
                    "no scores of probes with other subjects are known: the gallery has one subject only, or these searches"
                            + " are a resample");
        }
        int place = (int) Math.ceil(searches.mated().count() * target);
        if (place > impostors.length) {
            throw new IllegalArgumentException(
                    "the threshold of " + place + " false pairs does not exist among " + impostors.length + " pairs");
        }
        return impostors[place - 1];
    }
}
