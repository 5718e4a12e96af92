package dev.isogon.internal.eval.verification.weighted;

import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.UnitRows;
import java.util.Arrays;
import java.util.stream.IntStream;

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

    /**
     * All pairs of images by the cosine of their embeddings, in float32. Pairs of one group are left out: a picture is not
     * compared with itself.
     *
     * @param embeddings N×D
     * @param identities N numbers from 0
     * @param groups N numbers; images of one number show the same picture
     */
    public static IdentityScores ofPictures(FloatMatrix embeddings, int[] identities, int[] groups) {
        FloatMatrix unit = UnitRows.of(embeddings);
        int n = embeddings.rows();
        int all = Math.toIntExact((long) n * (n - 1) / 2);
        int[] first = new int[all];
        int[] second = new int[all];
        double[] scores = new double[all];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (groups[i] != groups[j]) {
                    first[count] = identities[i];
                    second[count] = identities[j];
                    scores[count++] = product(unit, i, j);
                }
            }
        }
        return new IdentityScores(
                Arrays.copyOf(first, count), Arrays.copyOf(second, count), Arrays.copyOf(scores, count));
    }

    private static float product(FloatMatrix unit, int a, int b) {
        int d = unit.columns();
        float[] values = unit.values();
        float sum = 0;
        for (int k = 0; k < d; k++) {
            sum += values[a * d + k] * values[b * d + k];
        }
        return sum;
    }

    /** Whether there are pairs of one identity and pairs of two. */
    public boolean hasBothKinds() {
        long mated = IntStream.range(0, scores.length)
                .filter(i -> first[i] == second[i])
                .count();
        return mated > 0 && mated < scores.length;
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
