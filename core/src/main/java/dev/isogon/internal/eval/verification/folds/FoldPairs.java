package dev.isogon.internal.eval.verification.folds;

import dev.isogon.internal.eval.verification.PairScores;
import java.util.function.DoublePredicate;

/**
 * Pairs to choose a threshold from, or to be judged by one.
 *
 * @param same for each of P pairs whether it is of one subject
 * @param scores P scores
 */
record FoldPairs(boolean[] same, double[] scores) {

    int size() {
        return scores.length;
    }

    /** The share of pairs that a decision gets right. */
    double accuracy(DoublePredicate accepted) {
        int right = 0;
        for (int i = 0; i < scores.length; i++) {
            right += accepted.test(scores[i]) == same[i] ? 1 : 0;
        }
        return (double) right / scores.length;
    }

    PairScores sides() {
        return PairScores.of(same, scores);
    }
}
