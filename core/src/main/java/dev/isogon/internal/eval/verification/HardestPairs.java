package dev.isogon.internal.eval.verification;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs that any threshold decides wrongly first: non-mated ones of the highest cosine, mated ones of the lowest. They
 * are taken one after the other, hardest first, and an image only once a side, so that one bad image does not fill the
 * list. Of equally hard pairs those of lower rows come first.
 *
 * @param nonMated at most {@value #MOST}, hardest first
 * @param mated likewise
 */
public record HardestPairs(List<HardPair> nonMated, List<HardPair> mated) {

    /** Pairs a side. */
    public static final int MOST = 12;

    public HardestPairs {
        nonMated = List.copyOf(nonMated);
        mated = List.copyOf(mated);
    }

    /**
     * Seeks among all pairs of N images; memory beside the embeddings is a worker's block of scores.
     *
     * @param embeddings N×D
     * @param labels N identities
     */
    public static HardestPairs of(FloatMatrix embeddings, int[] labels, CosineScores cosines) {
        List<Sides> all = new ArrayList<>();
        cosines.read(embeddings, embeddings, () -> {
            Sides sides = new Sides();
            synchronized (all) {
                all.add(sides);
            }
            return (row, scores) -> sides.offer(row, scores, labels);
        });
        Sides sum = new Sides();
        all.forEach(sum::add);
        return sum.chosen();
    }

    /**
     * Seeks among listed pairs.
     *
     * @param first M rows
     * @param second M rows
     * @param mated M times, whether both are of one subject
     * @param cosines M
     */
    public static HardestPairs listed(int[] first, int[] second, boolean[] mated, double[] cosines) {
        Sides sides = new Sides();
        for (int i = 0; i < cosines.length; i++) {
            // A list may compare an image with itself, which shows nothing.
            if (first[i] != second[i]) {
                sides.of(mated[i]).offer(Math.min(first[i], second[i]), Math.max(first[i], second[i]), cosines[i]);
            }
        }
        return sides.chosen();
    }

    private record Sides(DisjointPairs nonMated, DisjointPairs mated) {

        Sides() {
            this(new DisjointPairs(MOST, false), new DisjointPairs(MOST, true));
        }

        DisjointPairs of(boolean ofMated) {
            return ofMated ? mated : nonMated;
        }

        void offer(int row, float[] scores, int[] labels) {
            for (int other = row + 1; other < labels.length; other++) {
                of(labels[row] == labels[other]).offer(row, other, scores[other]);
            }
        }

        void add(Sides other) {
            nonMated.add(other.nonMated);
            mated.add(other.mated);
        }

        HardestPairs chosen() {
            return new HardestPairs(nonMated.chosen(), mated.chosen());
        }
    }
}
