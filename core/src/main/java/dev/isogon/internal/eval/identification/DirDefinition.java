package dev.isogon.internal.eval.identification;

import dev.isogon.internal.eval.TieRule;

/**
 * What toolkits mean by "detection and identification rate at a false-accept rate". On the same embeddings they differ
 * by tens of percent: compare only what has the same name.
 */
public enum DirDefinition {
    /**
     * ISO/IEC 19795-1: a non-mated search is a false positive where its best score is at least τ; a mated search is
     * found where its mate is among the top r and scores at least τ, so that DIR = 1 − FNIR. τ is the lowest with a
     * FPIR of at most the target. The standard does not say what a tie is: here an error, as in bob.measure's {@code
     * detection_identification_rate}, which this equals.
     */
    ISO,
    /** As {@link #ISO}, but where the mate ties with others it stands first. */
    ISO_TIES_FOUND,
    /**
     * insightface's {@code ijb_evals.py}: τ is the score at place max(⌊n·FAR⌋ − 1, 0) of the n best scores of strangers,
     * descending; found is what ranks first, ties being errors, and scores above τ. Its τ lets one stranger fewer pass
     * than the target allows; where ⌊n·FAR⌋ is 0 it is still the best stranger's score.
     */
    IJB_EVALS,
    /**
     * insightface's older {@code ijb_1n.py}: τ is the ⌈m·FAR⌉-th highest of the scores of all m mated probes with all
     * other subjects, and found is whatever mate scores above τ, of any rank. Neither strangers nor ranks matter: it is
     * a rate of pairs, m·FAR false ones among m·(S − 1), and no identification rate.
     */
    IJB_1N;

    /** How this counts ties. */
    TieRule ties() {
        return this == ISO_TIES_FOUND ? TieRule.OPTIMISTIC : TieRule.PESSIMISTIC;
    }

    /** Whether a score of exactly τ is accepted. */
    boolean acceptsThreshold() {
        return this == ISO || this == ISO_TIES_FOUND;
    }
}
