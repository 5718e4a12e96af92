package dev.isogon.internal.eval.verification.weighted;

/** What pairs count by, each by its place among the ascending scores of its side. */
interface PairWeights {

    /** The weight of a mated pair, at least 0. */
    double mated(int place);

    /** The weight of a non-mated pair, at least 0. */
    double nonMated(int place);
}
