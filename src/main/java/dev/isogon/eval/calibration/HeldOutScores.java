package dev.isogon.eval.calibration;

import dev.isogon.tensor.FloatMatrix;
import dev.isogon.tensor.FloatRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Cosines of held-out embeddings: of all pairs of images of two identities, and of one. In float32, whose rounding is
 * far below a step of the grid; blocks of rows against all, so that memory does not grow with the number of pairs.
 */
public final class HeldOutScores implements AutoCloseable {

    private static final int BLOCK = 64;

    private final int[] identityOf;
    private final int[] begins;
    private final FloatRows unit;
    private final FloatRows products;
    private final int[] bits;
    private final IntConsumer progress;

    /** Something done with the cosines of one row with the columns from a first one on. */
    private interface Row {
        void at(int row, int from, int place);
    }

    /**
     * Takes the embeddings over, at unit length; a row of zeros has cosine 0 to everything.
     *
     * @param embeddings N rows of finite numbers
     * @param labels N identities by number, any numbers of at least 0
     * @param progress is told how many rows are done, several times from the start
     */
    public HeldOutScores(FloatMatrix embeddings, int[] labels, IntConsumer progress) {
        if (labels.length != embeddings.rows() || Arrays.stream(labels).anyMatch(label -> label < 0)) {
            throw new IllegalArgumentException(
                    embeddings.rows() + " embeddings need as many labels of at least 0, not " + labels.length);
        }
        this.progress = progress;
        int[] order = IntStream.range(0, labels.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> labels[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int n = labels.length;
        identityOf = new int[n];
        for (int i = 1; i < n; i++) {
            identityOf[i] = identityOf[i - 1] + (labels[order[i]] == labels[order[i - 1]] ? 0 : 1);
        }
        begins = begins(identityOf);
        unit = new FloatRows(Math.max(1, n), embeddings.columns());
        for (int i = 0; i < n; i++) {
            unit.put(i, 1, unitRow(embeddings, order[i]));
        }
        products = new FloatRows(BLOCK, Math.max(1, n));
        bits = new int[Math.multiplyExact(BLOCK, n)];
    }

    private static int[] begins(int[] identityOf) {
        int n = identityOf.length;
        int identities = n == 0 ? 0 : identityOf[n - 1] + 1;
        int[] begins = new int[identities + 1];
        begins[identities] = n;
        for (int i = n - 1; i >= 0; i--) {
            begins[identityOf[i]] = i;
        }
        return begins;
    }

    private static float[] unitRow(FloatMatrix embeddings, int row) {
        float[] values = new float[embeddings.columns()];
        double square = 0;
        for (int k = 0; k < values.length; k++) {
            square += (double) embeddings.at(row, k) * embeddings.at(row, k);
        }
        if (!Double.isFinite(square)) {
            throw new IllegalArgumentException("the embedding in row " + row + " is not of finite numbers");
        }
        for (int k = 0; k < values.length && square > 0; k++) {
            values[k] = (float) (embeddings.at(row, k) / Math.sqrt(square));
        }
        return values;
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
        fromItsBlock((row, from, place) -> {
            for (int column = begins[identityOf[row] + 1]; column < identityOf.length; column++) {
                double score = score(place + column - from);
                counting.add(score);
                rates[ThresholdGrid.COSINE.reachedBy(score)] +=
                        1 / (pairs * images[identityOf[row]] * images[identityOf[column]]);
            }
        });
        NonMatedScores kept = counting.from(floor(rates, upTo));
        fromItsBlock((row, from, place) -> {
            for (int column = begins[identityOf[row] + 1]; column < identityOf.length; column++) {
                kept.add(score(place + column - from), identityOf[row], identityOf[column]);
            }
        });
        return new FalseMatchRate(images, kept);
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
        bestOfSubjects((row, subject, score) -> {
            counting.add(score);
            rates[ThresholdGrid.COSINE.reachedBy(score)] +=
                    (double) gallery / (images.length - 1) / images.length / images[identityOf[row]];
        });
        // A search with two matches is one error, so the rate is below this sum; how far below, the scores say.
        for (double sum = 2 * upTo; ; sum *= 4) {
            NonMatedScores kept = counting.from(floor(rates, sum));
            bestOfSubjects((row, subject, score) -> kept.add(score, row, subject));
            double reached = new FalsePositiveIdentificationRate(identityOf, gallery, kept)
                    .at(kept.lowest())
                    .rate();
            if (reached >= upTo || kept.lowest() == 0) {
                return new FalsePositiveIdentificationRate(identityOf, gallery, kept);
            }
        }
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
        blocks(Columns.OF_ITS_IDENTITIES, (row, from, place) -> {
            int identity = identityOf[row];
            for (int column = row + 1; column < begins[identity + 1]; column++) {
                mated[identity][filled[identity]++] = score(place + column - from);
            }
        });
        return mated;
    }

    private double score(int place) {
        return Float.intBitsToFloat(bits[place]);
    }

    /** Each row with all columns from its block's first on. */
    private void fromItsBlock(Row row) {
        blocks(Columns.FROM_THE_BLOCK, row);
    }

    /** Something done with the best score of an image with another identity. */
    private interface Best {
        void at(int row, int subject, double score);
    }

    private void bestOfSubjects(Best best) {
        blocks(Columns.ALL, (row, from, place) -> {
            for (int subject = 0; subject < begins.length - 1; subject++) {
                if (subject != identityOf[row]) {
                    double highest = Double.NEGATIVE_INFINITY;
                    for (int column = begins[subject]; column < begins[subject + 1]; column++) {
                        highest = Math.max(highest, score(place + column));
                    }
                    best.at(row, subject, highest);
                }
            }
        });
    }

    private enum Columns {
        ALL,
        FROM_THE_BLOCK,
        OF_ITS_IDENTITIES
    }

    private void blocks(Columns columns, Row row) {
        int n = identityOf.length;
        for (int first = 0; first < n; first += BLOCK) {
            int height = Math.min(BLOCK, n - first);
            int from = columns == Columns.ALL ? 0 : first;
            int end = columns == Columns.OF_ITS_IDENTITIES ? begins[identityOf[first + height - 1] + 1] : n;
            int width = end - from;
            products.product(unit, first, height, unit, from, width);
            products.bits(height * width, bits);
            for (int i = 0; i < height; i++) {
                row.at(first + i, from, i * width);
            }
            progress.accept(first + height);
        }
    }

    @Override
    public void close() {
        unit.close();
        products.close();
    }
}
