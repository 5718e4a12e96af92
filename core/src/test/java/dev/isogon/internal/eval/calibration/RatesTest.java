package dev.isogon.internal.eval.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rates and withdrawals from embeddings against plain loops that know nothing of U-statistics. */
class RatesTest {

    private static final int IDENTITIES = 7;
    private static final int DIMENSIONS = 5;

    /** Identities by label, with one to three images, in mixed order. */
    private final int[] labels = {4, 0, 2, 2, 6, 9, 0, 3, 9, 5, 9, 5, 3};

    private final FloatMatrix embeddings = embeddings();

    private FloatMatrix embeddings() {
        Random random = new Random(5);
        float[] values = new float[labels.length * DIMENSIONS];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.5f + (float) random.nextGaussian();
        }
        return new FloatMatrix(labels.length, DIMENSIONS, values);
    }

    private double cosine(int a, int b) {
        double dot = 0;
        double squareA = 0;
        double squareB = 0;
        for (int k = 0; k < DIMENSIONS; k++) {
            dot += (double) embeddings.at(a, k) * embeddings.at(b, k);
            squareA += (double) embeddings.at(a, k) * embeddings.at(a, k);
            squareB += (double) embeddings.at(b, k) * embeddings.at(b, k);
        }
        return dot / Math.sqrt(squareA * squareB);
    }

    private int[] imagesOf(int identity) {
        return IntStream.range(0, labels.length)
                .filter(i -> labels[i] == identity)
                .toArray();
    }

    private int[] identitiesBut(int left) {
        return IntStream.of(labels).distinct().sorted().filter(i -> i != left).toArray();
    }

    /** Mean over pairs of identities of the share of matching image pairs. */
    private double falseMatchRate(double threshold, int left) {
        int[] identities = identitiesBut(left);
        double sum = 0;
        int pairs = 0;
        for (int i : identities) {
            for (int j : identities) {
                if (i < j) {
                    pairs++;
                    double matches = 0;
                    for (int a : imagesOf(i)) {
                        for (int b : imagesOf(j)) {
                            matches += cosine(a, b) >= threshold ? 1 : 0;
                        }
                    }
                    sum += matches / (imagesOf(i).length * imagesOf(j).length);
                }
            }
        }
        return sum / pairs;
    }

    /** Mean over strangers of the mean over their images and all galleries of two others. */
    private double identificationRate(double threshold, int left) {
        int[] identities = identitiesBut(left);
        double sum = 0;
        for (int stranger : identities) {
            int searches = 0;
            int found = 0;
            for (int a : imagesOf(stranger)) {
                for (int first : identities) {
                    for (int second : identities) {
                        if (first < second && first != stranger && second != stranger) {
                            searches++;
                            boolean hit = best(a, first) >= threshold || best(a, second) >= threshold;
                            found += hit ? 1 : 0;
                        }
                    }
                }
            }
            sum += (double) found / searches;
        }
        return sum / identities.length;
    }

    private double best(int image, int subject) {
        return IntStream.of(imagesOf(subject))
                .mapToDouble(b -> cosine(image, b))
                .max()
                .orElseThrow();
    }

    /** The rate at all thresholds in turn, each against the loops. */
    private void check(FallingRate rate, java.util.function.BiFunction<Double, Integer, Double> loops) {
        ThresholdGrid grid = rate.grid();
        assertThat(rate.identities()).isEqualTo(IDENTITIES);
        for (int k = grid.count() - 1; k >= rate.lowest(); k -= 500) {
            Influences at = rate.at(k);
            double whole = loops.apply(grid.at(k), -1);
            assertThat(at.rate()).as("at %s", grid.at(k)).isCloseTo(whole, within(1e-12));
            int[] identities = identitiesBut(-1);
            for (int i = 0; i < identities.length; i++) {
                assertThat(at.withdrawals()[i])
                        .as("identity %s at %s", identities[i], grid.at(k))
                        .isCloseTo(whole - loops.apply(grid.at(k), identities[i]), within(1e-12));
            }
        }
    }

    @Test
    void falseMatchesAndWithdrawalsAreThoseOfPlainLoops() {
        try (HeldOutScores scores = new HeldOutScores(embeddings, labels, Work.silent())) {
            assertThat(scores.images()).containsExactly(2, 2, 2, 1, 2, 1, 3);
            check(scores.falseMatches(1), this::falseMatchRate);
        }
    }

    @Test
    void falseIdentificationsAndWithdrawalsAreThoseOfAllGalleriesInTurn() {
        try (HeldOutScores scores = new HeldOutScores(embeddings, labels, Work.silent())) {
            check(scores.falsePositives(2, 1), this::identificationRate);
            assertThat(scores.falsePositivesAt(0.5, 2).rate()).isCloseTo(identificationRate(0.5, -1), within(1e-12));
            assertThat(scores.falseMatchesAt(0.5).rate()).isCloseTo(falseMatchRate(0.5, -1), within(1e-12));
        }
    }

    @Test
    void scoresBelowWhatIsOfInterestAreNotKeptAndChangeNothing() {
        try (HeldOutScores scores = new HeldOutScores(embeddings, labels, Work.silent())) {
            FallingRate few = scores.falseMatches(0.2);
            assertThat(few.grid().at(few.lowest())).isGreaterThan(-0.5);
            check(few, this::falseMatchRate);
            FallingRate fewSearches = scores.falsePositives(2, 0.2);
            assertThat(fewSearches.lowest()).isPositive();
            assertThat(scores.falsePositives(2, 0.2).at(fewSearches.lowest()).rate())
                    .isGreaterThanOrEqualTo(0.2);
            check(fewSearches, this::identificationRate);
        }
    }

    @Test
    void matedScoresAreThePairsOfEachIdentity() {
        try (HeldOutScores scores = new HeldOutScores(embeddings, labels, Work.silent())) {
            double[][] mated = scores.mated();
            assertThat(IntStream.range(0, 7).map(i -> mated[i].length)).containsExactly(1, 1, 1, 0, 1, 0, 3);
            assertThat(mated[0][0]).isCloseTo(cosine(1, 6), within(1e-6));
            assertThat(mated[6]).contains(new double[] {cosine(5, 8), cosine(5, 10), cosine(8, 10)}, within(1e-6));
        }
    }

    @Test
    void theTrueAcceptRateCountsIdentitiesAndNotPairs() {
        // 1 of 1, 0 of 3, nothing: mean of 1 and 0.
        double[][] mated = {{0.5}, {0.1, 0.2, 0.3}, {}};
        var rate = MeanTrueAcceptRate.at(0.5, mated, 0.95).orElseThrow();
        assertThat(rate.value()).isEqualTo(0.5);
        // Clopper–Pearson's lower bound of 1 of 2 is 1 − √0.975, and of 2 of 2 it is √0.025.
        assertThat(rate.low()).isBetween(0.0, 1 - Math.sqrt(0.975));
        assertThat(MeanTrueAcceptRate.at(0.05, mated, 0.95).orElseThrow().low())
                .isCloseTo(Math.sqrt(0.025), within(1e-6));
        assertThat(MeanTrueAcceptRate.at(0.5, new double[][] {{1}, {}}, 0.95)).isEmpty();
        // 50 identities of 100 are always accepted, the others never: 0.5 ± t(99)·√(0.25·100 ∕ 99 ∕ 100), t = 1.98422.
        double[][] halves = new double[100][];
        Arrays.setAll(halves, i -> new double[] {i % 2, i % 2});
        var half = MeanTrueAcceptRate.at(0.5, halves, 0.95).orElseThrow();
        assertThat(half.low()).isCloseTo(0.5 - 1.98422 * 0.0502519, within(1e-5));
        assertThat(half.high()).isCloseTo(0.5 + 1.98422 * 0.0502519, within(1e-5));
    }

    @Test
    void aGalleryTwiceAsLargeIsSearchedTwice() {
        assertThat(FalsePositiveIdentificationRate.extrapolated(0.1, 50, 100)).isCloseTo(0.19, within(1e-12));
        assertThat(FalsePositiveIdentificationRate.extrapolated(0.1, 50, 50)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        assertThatThrownBy(() -> new HeldOutScores(embeddings, new int[3], Work.silent()))
                .hasMessageContaining("13 embeddings need as many labels");
        FloatMatrix broken = new FloatMatrix(1, 2, new float[] {1, Float.NaN});
        assertThatThrownBy(() -> new HeldOutScores(broken, new int[1], Work.silent()))
                .hasMessageContaining("row 0 is not of finite numbers");
        try (HeldOutScores scores = new HeldOutScores(embeddings, labels, Work.silent())) {
            assertThatThrownBy(() -> scores.falsePositives(6, 0.1)).hasMessageContaining("galleries of 6");
        }
    }
}
