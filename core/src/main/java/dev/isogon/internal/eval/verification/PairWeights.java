package dev.isogon.internal.eval.verification;

/** What pairs count by, each by its place among the ascending scores of its side. */
public interface PairWeights {

    /** Each pair counts 1. */
    PairWeights UNIT = new PairWeights() {
        @Override
        public double mated(int place) {
            return 1;
        }

        @Override
        public double nonMated(int place) {
            return 1;
        }
    };

    /** The weight of a mated pair, at least 0. */
    double mated(int place);

    /** The weight of a non-mated pair, at least 0. */
    double nonMated(int place);
}
