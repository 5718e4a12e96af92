package dev.isogon.internal.eval.verification.folds;

import dev.isogon.internal.eval.verification.PairScores;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Pairs in the order of their list, each in a fold.
 *
 * @param folds for each of P pairs its fold; any whole numbers, at least 2 different ones
 * @param same for each pair whether it is of one subject
 * @param scores P scores, the higher the more alike
 */
public record FoldedScores(int[] folds, boolean[] same, double[] scores) {

    /**
     * Checks once, for all who judge by folds.
     *
     * @throws IllegalArgumentException when the lengths differ, a score is not finite, or there is one fold only
     */
    public FoldedScores {
        if (folds.length != scores.length || same.length != scores.length) {
            throw new IllegalArgumentException("every pair needs a fold, a label and a score, but there are "
                    + folds.length + ", " + same.length + " and " + scores.length);
        }
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("the score of pair " + i + " (from 0) is " + scores[i]
                        + ", but must be finite for an accuracy by folds");
            }
        }
        if (Arrays.stream(folds).distinct().limit(2).count() < 2) {
            throw new IllegalArgumentException(
                    "an accuracy by folds needs at least 2 of them: one to judge on, others to choose a threshold from");
        }
        folds = folds.clone();
        same = same.clone();
        scores = scores.clone();
    }

    /** Number of pairs, P. */
    public int size() {
        return scores.length;
    }

    /** All pairs, their folds forgotten. */
    public PairScores pooled() {
        return PairScores.of(same, scores);
    }

    /** Different folds, ascending. */
    int[] foldNumbers() {
        return Arrays.stream(folds).distinct().sorted().toArray();
    }

    /**
     * The same pairs cut into folds by their order, as scikit-learn's {@code KFold} does without shuffling: the first P
     * mod K folds have one more.
     *
     * @throws IllegalArgumentException when there are fewer pairs than folds
     */
    FoldedScores byOrder(int count) {
        if (size() < count) {
            throw new IllegalArgumentException(size() + " pairs cannot be cut into " + count + " folds");
        }
        int[] cut = new int[size()];
        int from = 0;
        for (int fold = 0; fold < count; fold++) {
            int to = from + size() / count + (fold < size() % count ? 1 : 0);
            Arrays.fill(cut, from, to, fold);
            from = to;
        }
        return new FoldedScores(cut, same, scores);
    }

    /** The pairs of one fold, or of all others. */
    FoldPairs pairs(int fold, boolean others) {
        int[] chosen = IntStream.range(0, size())
                .filter(i -> (folds[i] == fold) != others)
                .toArray();
        double[] theirs = new double[chosen.length];
        boolean[] labels = new boolean[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            theirs[i] = scores[chosen[i]];
            labels[i] = same[chosen[i]];
        }
        return new FoldPairs(labels, theirs);
    }
}
