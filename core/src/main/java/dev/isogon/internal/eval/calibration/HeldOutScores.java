package dev.isogon.internal.eval.calibration;

import dev.isogon.internal.eval.calibration.IdentityRows.Columns;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.util.stream.IntStream;

/**
 * Cosines of held-out embeddings: of all pairs of images of two identities, and of one. In float32, whose rounding is
 * far below a step of the grid; blocks of rows against all, so that memory does not grow with the number of pairs.
 */
public final class HeldOutScores implements AutoCloseable {

    private final IdentityRows rows;
    private final int[] identityOf;
    private final int[] begins;

    /**
     * Takes the embeddings over, at unit length; a row of zeros has cosine 0 to everything.
     *
     * @param embeddings N rows of finite numbers
     * @param labels N identities by number, any numbers of at least 0
     * @param work is told how many rows are done, several times from the start; one thread does it
     */
    public HeldOutScores(FloatMatrix embeddings, int[] labels, Work work) {
        rows = new IdentityRows(embeddings, labels, work);
        identityOf = rows.identityOf;
        begins = rows.begins;
    }

    /** How many images each identity has. */
    public int[] images() {
        return IntStream.range(0, begins.length - 1)
                .map(i -> begins[i + 1] - begins[i])
                .toArray();
    }

    /**
     * The rate of false matches, for targets up to one.
     *
     * @param upTo the largest rate that is of interest; fewer scores are kept the smaller it is
     */
    public FalseMatchRate falseMatches(double upTo) {
        int[] images = images();
        double[] rates = new double[ThresholdGrid.COSINE.count()];
        NonMatedScores.Counting counting = new NonMatedScores.Counting(ThresholdGrid.COSINE);
        double pairs = images.length * (images.length - 1.0) / 2;
        nonMated((score, i, j) -> {
            counting.add(score);
            rates[ThresholdGrid.COSINE.reachedBy(score)] += 1 / (pairs * images[i] * images[j]);
        });
        return falseMatches(counting.from(floor(rates, upTo)));
    }

    /** The rate of false matches at one threshold, a multiple of 0.0001. */
    public Influences falseMatchesAt(double threshold) {
        NonMatedScores.Counting counting = new NonMatedScores.Counting(ThresholdGrid.COSINE);
        nonMated((score, i, j) -> counting.add(score));
        int number = ThresholdGrid.COSINE.reachedBy(threshold);
        return falseMatches(counting.from(number)).at(number);
    }

    private FalseMatchRate falseMatches(NonMatedScores kept) {
        nonMated(kept::add);
        return new FalseMatchRate(images(), kept);
    }

    /** Something done with a score of two identities. */
    private interface Score {
        void at(double score, int first, int second);
    }

    private void nonMated(Score each) {
        rows.each(Columns.FROM_THE_BLOCK, (row, from, place) -> {
            for (int column = begins[identityOf[row] + 1]; column < identityOf.length; column++) {
                each.at(rows.score(place + column - from), identityOf[row], identityOf[column]);
            }
        });
    }

    /**
     * The rate of false positive identifications in galleries of a size, for targets up to one.
     *
     * @param gallery N, from 1 to n − 2
     * @param upTo the largest rate that is of interest
     */
    public FalsePositiveIdentificationRate falsePositives(int gallery, double upTo) {
        int[] images = images();
        double[] rates = new double[ThresholdGrid.COSINE.count()];
        NonMatedScores.Counting counting = new NonMatedScores.Counting(ThresholdGrid.COSINE);
        bestOfSubjects((score, row, subject) -> {
            counting.add(score);
            rates[ThresholdGrid.COSINE.reachedBy(score)] +=
                    (double) gallery / (images.length - 1) / images.length / images[identityOf[row]];
        });
        // A search with two matches is one error, so the rate is below this sum; how far below, the scores say.
        for (double sum = 2 * upTo; ; sum *= 4) {
            NonMatedScores kept = counting.from(floor(rates, sum));
            bestOfSubjects(kept::add);
            double reached = new FalsePositiveIdentificationRate(identityOf, gallery, kept)
                    .at(kept.lowest())
                    .rate();
            if (reached >= upTo || kept.lowest() == 0) {
                return new FalsePositiveIdentificationRate(identityOf, gallery, kept);
            }
        }
    }

    /** The rate of false positive identifications at one threshold, a multiple of 0.0001; N from 1 to n − 2. */
    public Influences falsePositivesAt(double threshold, int gallery) {
        NonMatedScores.Counting counting = new NonMatedScores.Counting(ThresholdGrid.COSINE);
        bestOfSubjects((score, row, subject) -> counting.add(score));
        int number = ThresholdGrid.COSINE.reachedBy(threshold);
        NonMatedScores kept = counting.from(number);
        bestOfSubjects(kept::add);
        return new FalsePositiveIdentificationRate(identityOf, gallery, kept).at(number);
    }

    /** Number of the threshold at which the sum from above reaches the rate. */
    private static int floor(double[] rates, double rate) {
        int k = rates.length - 1;
        for (double sum = rates[k]; sum < rate && k > 0; sum += rates[k]) {
            k--;
        }
        return k;
    }

    /** For each identity the cosines of all pairs of its images. */
    public double[][] mated() {
        double[][] mated = new double[begins.length - 1][];
        for (int i = 0; i < mated.length; i++) {
            int images = begins[i + 1] - begins[i];
            mated[i] = new double[images * (images - 1) / 2];
        }
        int[] filled = new int[mated.length];
        rows.each(Columns.OF_ITS_IDENTITIES, (row, from, place) -> {
            int identity = identityOf[row];
            for (int column = row + 1; column < begins[identity + 1]; column++) {
                mated[identity][filled[identity]++] = rows.score(place + column - from);
            }
        });
        return mated;
    }

    /** The best score of each image with each other identity. */
    private void bestOfSubjects(Score best) {
        rows.each(Columns.ALL, (row, from, place) -> {
            for (int subject = 0; subject < begins.length - 1; subject++) {
                if (subject != identityOf[row]) {
                    double highest = Double.NEGATIVE_INFINITY;
                    for (int column = begins[subject]; column < begins[subject + 1]; column++) {
                        highest = Math.max(highest, rows.score(place + column));
                    }
                    best.at(highest, row, subject);
                }
            }
        });
    }

    @Override
    public void close() {
        rows.close();
    }
}
