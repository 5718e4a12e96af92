package dev.isogon.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final int IDENTITIES = 200;
    private static final int IMAGES = 3;
    private static final int D = 12;

    private final int[] identities =
            IntStream.range(0, IDENTITIES * IMAGES).map(i -> i / IMAGES).toArray();
    private final float[][] embeddings = people(IDENTITIES, 7);

    /** Identities in random directions, images near them, lengths of all kinds. */
    private static float[][] people(int number, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[number * IMAGES][D];
        for (int i = 0; i < number; i++) {
            double[] centre = random.doubles(D, -1, 1).toArray();
            for (int k = 0; k < IMAGES; k++) {
                double length = 0.1 + 5 * random.nextDouble();
                for (int j = 0; j < D; j++) {
                    rows[i * IMAGES + k][j] = (float) (length * (centre[j] + 0.2 * random.nextGaussian()));
                }
            }
        }
        return rows;
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int k = 0; k < a.length; k++) {
            product += (double) a[k] * b[k];
            first += (double) a[k] * a[k];
            second += (double) b[k] * b[k];
        }
        return product / Math.sqrt(first * second);
    }

    @Test
    void theEstimateIsTheShareOfPairsThatANaiveLoopCounts() {
        Threshold threshold =
                Calibration.of(embeddings, identities).falseMatchRate(0.05).orThrow();
        long accepted = 0;
        long pairs = 0;
        long mated = 0;
        long found = 0;
        for (int i = 0; i < embeddings.length; i++) {
            for (int j = 0; j < i; j++) {
                boolean accepts = threshold.accepts(cosine(embeddings[i], embeddings[j]));
                if (identities[i] == identities[j]) {
                    mated++;
                    found += accepts ? 1 : 0;
                } else {
                    pairs++;
                    accepted += accepts ? 1 : 0;
                }
            }
        }
        assertThat(threshold.estimate()).isCloseTo((double) accepted / pairs, within(1e-4));
        assertThat(threshold.estimate()).isLessThan(0.05);
        assertThat(threshold.rate()).isEqualTo(Threshold.Rate.FALSE_MATCH);
        assertThat(threshold.gallerySize()).isZero();
        assertThat(threshold.identities()).isEqualTo(IDENTITIES);
        Measurement accept = Objects.requireNonNull(threshold.trueAcceptRate());
        assertThat(accept.value()).isCloseTo((double) found / mated, within(1e-3));
        // No share deviates by more than a half from one identity to the next.
        assertThat(Objects.requireNonNull(accept.high()) - Objects.requireNonNull(accept.low()))
                .isBetween(0.0, 2 * 2 * 0.5 / Math.sqrt(IDENTITIES));
        assertThat(accept.low()).isLessThanOrEqualTo(accept.value());
        assertThat(accept.high()).isGreaterThanOrEqualTo(accept.value());
    }

    @Test
    void lessConfidenceOrALooserRateGivesNoHigherThreshold() {
        Calibration calibration = Calibration.of(embeddings, identities);
        double strict = calibration.falseMatchRate(0.05).orThrow().value();
        assertThat(calibration.falseMatchRate(0.1).orThrow().value()).isLessThan(strict);
        assertThat(calibration.confidence(0.6).falseMatchRate(0.05).orThrow().value())
                .isLessThan(strict);
    }

    @Test
    void searchesSayForHowLargeAGalleryTheyArePromised() {
        Calibration.Outcome outcome =
                Calibration.of(embeddings, identities).falsePositiveIdentificationRate(0.3, 1_000);
        assertThat(outcome).isInstanceOf(Threshold.class);
        assertThat(outcome.orThrow().gallerySize()).isEqualTo(IDENTITIES / 2);
        assertThat(outcome.orThrow().rate()).isEqualTo(Threshold.Rate.FALSE_POSITIVE_IDENTIFICATION);
    }

    @Test
    void tooFewAreRefusedWithWhatTheyCouldSupport() {
        float[][] few = people(20, 1);
        int[] whose = IntStream.range(0, few.length).map(i -> i / IMAGES).toArray();
        Calibration.Outcome outcome = Calibration.of(few, whose).falseMatchRate(1e-3);
        assertThat(outcome).isInstanceOf(Calibration.Refusal.class);
        Calibration.Refusal refusal = (Calibration.Refusal) outcome;
        assertThat(refusal.possible()).isGreaterThan(1e-3);
        assertThat(refusal.moreIdentities()).isPositive();
        assertThat(refusal.reason())
                .contains("20 identities cannot support an FMR of at most 0.001", "more are needed");
        assertThatThrownBy(refusal::orThrow)
                .isInstanceOf(Calibration.RefusedException.class)
                .hasMessage(refusal.reason());
    }

    @Test
    void identitiesMayHaveNames() {
        Embeddings all = Embeddings.of(embeddings);
        assertThat(Calibration.of(
                                all,
                                IntStream.of(identities)
                                        .mapToObj(i -> "person " + i)
                                        .toList())
                        .falseMatchRate(0.05))
                .isEqualTo(Calibration.of(all, identities).falseMatchRate(0.05));
    }

    @Test
    void wrongNumbersAreRefused() {
        Calibration calibration = Calibration.of(embeddings, identities);
        assertThatThrownBy(() -> calibration.falseMatchRate(1.5)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> calibration.confidence(0.5)).hasMessageContaining("above 0.5 and below 1");
        assertThatThrownBy(() -> calibration.falsePositiveIdentificationRate(0.1, 0))
                .hasMessageContaining("at least 1 subject");
        assertThatThrownBy(() -> Calibration.of(embeddings, new int[3]))
                .hasMessageContaining("need as many identities");
        assertThatThrownBy(() -> Calibration.of(Embeddings.of(embeddings), Collections.nCopies(3, "a")))
                .hasMessageContaining("need as many identities");
    }

    @Test
    void aStoppedCalibrationEnds() {
        assertThatThrownBy(() -> Calibration.of(embeddings, identities)
                        .falseMatchRate(0.05, Work.silent().withStop(() -> true)))
                .isInstanceOf(StoppedException.class);
    }
}
