package dev.isogon.internal.data.pairs;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores of pairs, the higher the more alike. Where a comparison failed, since one of both images gave no template, there is
 * no score: NaN or −∞, which mean the same.
 *
 * @param scores M scores, none +∞; distances are turned
 * @param mated M times, whether both are of one subject
 * @param folds M numbers of folds; null where there are none
 * @param kind what the numbers were before they were turned
 * @param subjects whose images are compared; null where it is not known
 */
public record LabelledScores(
        double[] scores,
        boolean[] mated,
        int @Nullable [] folds,
        ScoreKind kind,
        @Nullable Subjects subjects) {

    /**
     * Whose images are compared.
     *
     * @param first M numbers of subjects, from 0
     * @param second M numbers; the same as the first where the pair is mated
     */
    public record Subjects(int[] first, int[] second) {

        private Subjects at(int[] places) {
            return new Subjects(picked(first, places), picked(second, places));
        }
    }

    public LabelledScores {
        if (mated.length != scores.length || (folds != null && folds.length != scores.length)) {
            throw new IllegalArgumentException(scores.length + " scores need as many labels, and folds if any");
        }
        if (subjects != null && (subjects.first.length != scores.length || subjects.second.length != scores.length)) {
            throw new IllegalArgumentException(scores.length + " scores need as many subjects on either side");
        }
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("the " + kind.word() + " of pair " + i + " (from 0) is "
                        + kind.turned(scores[i]) + ", which no threshold rejects; a number is needed, or NaN where the"
                        + " comparison failed");
            }
        }
    }

    /** Numbers of a kind, as they are. */
    public static LabelledScores of(ScoreKind kind, double[] numbers, boolean[] mated) {
        double[] scores = numbers.clone();
        for (int i = 0; i < scores.length; i++) {
            scores[i] = kind.turned(scores[i]);
        }
        return new LabelledScores(scores, mated.clone(), null, kind, null);
    }

    /** The same, of which it is known whose they are. */
    public LabelledScores with(Subjects known) {
        return new LabelledScores(scores, mated, folds, kind, known);
    }

    /** These and then others of the same kind, of which neither folds nor subjects are known. */
    LabelledScores followedBy(LabelledScores others) {
        double[] both = Arrays.copyOf(scores, scores.length + others.scores.length);
        boolean[] labels = Arrays.copyOf(mated, both.length);
        System.arraycopy(others.scores, 0, both, scores.length, others.scores.length);
        System.arraycopy(others.mated, 0, labels, mated.length, others.mated.length);
        return new LabelledScores(both, labels, null, kind, null);
    }

    /** M, the number of pairs. */
    public int size() {
        return scores.length;
    }

    /** Comparisons of one side, failed ones among them. */
    public int count(boolean ofMated) {
        return (int) places().filter(i -> mated[i] == ofMated).count();
    }

    /** Comparisons of one side that failed. */
    public int failed(boolean ofMated) {
        return (int) places().filter(i -> mated[i] == ofMated && !completed(i)).count();
    }

    /** The same without comparisons that failed. */
    public LabelledScores completed() {
        int[] places = places().filter(this::completed).toArray();
        if (places.length == scores.length) {
            return this;
        }
        boolean[] same = new boolean[places.length];
        double[] numbers = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            same[i] = mated[places[i]];
            numbers[i] = scores[places[i]];
        }
        return new LabelledScores(
                numbers,
                same,
                folds == null ? null : picked(folds, places),
                kind,
                subjects == null ? null : subjects.at(places));
    }

    /** False for −∞ and for NaN. */
    private boolean completed(int place) {
        return scores[place] > Double.NEGATIVE_INFINITY;
    }

    private IntStream places() {
        return IntStream.range(0, scores.length);
    }

    private static int[] picked(int[] values, int[] places) {
        return IntStream.of(places).map(i -> values[i]).toArray();
    }

    /** The scores of one side, in the order of the pairs. */
    public double[] scores(boolean ofMated) {
        return places().filter(i -> mated[i] == ofMated)
                .mapToDouble(i -> scores[i])
                .toArray();
    }
}
