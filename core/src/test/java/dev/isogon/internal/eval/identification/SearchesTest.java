package dev.isogon.internal.eval.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.TieRule;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchesTest {

    private static final int D = 17;

    @ParameterizedTest
    @EnumSource(Enrolment.class)
    void agreesWithThePlainLoop(Enrolment enrolment) {
        Random random = new Random(8);
        FloatMatrix images = points(random, 700);
        int[] labels = random.ints(700, 0, 90).map(label -> 3 * label).toArray();
        FloatMatrix probes = points(random, 530);
        int[] probeLabels = random.ints(530, 0, 270).toArray();
        EnrolledRows gallery = EnrolledRows.of(images, labels, enrolment);
        Searches searches = Searches.of(
                probes, probeLabels, gallery, new CosineScores(Work.silent().withThreads(2)));
        int mated = 0;
        int nonMated = 0;
        double[] impostors = new double[0];
        for (int p = 0; p < 530; p++) {
            double[] scores = plain(probes, p, images, labels, enrolment);
            int own = probeLabels[p] % 3 == 0 ? probeLabels[p] / 3 : -1;
            double mate = own < 0 ? 0 : scores[own];
            double[] others = new double[0];
            for (int s = 0; s < scores.length; s++) {
                if (s != own && Double.isFinite(scores[s])) {
                    others = append(others, scores[s]);
                }
            }
            double best = Arrays.stream(others).max().orElseThrow();
            if (own < 0) {
                assertThat(searches.nonMated().scores()[nonMated++]).isCloseTo(best, within(1e-7));
            } else {
                assertThat(searches.mated().scores()[mated]).isCloseTo(mate, within(1e-7));
                assertThat(searches.mated().bestOthers()[mated]).isCloseTo(best, within(1e-7));
                assertThat(searches.mated().higher()[mated]).isEqualTo((int)
                        Arrays.stream(others).filter(x -> x > mate + 1e-7).count());
                assertThat(searches.mated().tied()[mated]).isEqualTo((int) Arrays.stream(others)
                        .filter(x -> Math.abs(x - mate) <= 1e-7)
                        .count());
                impostors = DoubleStream.concat(Arrays.stream(impostors), Arrays.stream(others))
                        .toArray();
                mated++;
            }
        }
        assertThat(searches.mated().count()).isEqualTo(mated);
        assertThat(searches.nonMated().count()).isEqualTo(nonMated);
        Arrays.sort(impostors);
        for (int i = 0; i < mated; i++) {
            assertThat(searches.highestImpostors()[i]).isCloseTo(impostors[impostors.length - 1 - i], within(1e-7));
        }
        Searches again = Searches.of(
                probes, probeLabels, gallery, new CosineScores(Work.silent().withThreads(1)));
        assertThat(again.mated().scores()).isEqualTo(searches.mated().scores());
        assertThat(again.nonMated().scores()).isEqualTo(searches.nonMated().scores());
    }

    @Test
    void aTemplateIsTheMeanDirectionOfItsImages() {
        // Lengths do not matter: (3, 0) and (0, 1) have a template at 45°; (1, 0) and (−2, 0) cancel out.
        FloatMatrix images = new FloatMatrix(4, 2, new float[] {3, 0, 0, 1, 1, 0, -2, 0});
        EnrolledRows gallery = EnrolledRows.of(images, new int[] {5, 5, 9, 9}, Enrolment.TEMPLATE);
        assertThat(gallery.references().values()).containsExactly((float) Math.sqrt(0.5), (float) Math.sqrt(0.5), 0, 0);
        Searches searches = Searches.of(
                new FloatMatrix(1, 2, new float[] {7, 0}),
                new int[] {5},
                gallery,
                new CosineScores(Work.silent().withThreads(1)));
        assertThat(searches.mated().scores()[0]).isCloseTo(Math.sqrt(0.5), within(1e-7));
        assertThat(searches.mated().bestOthers()[0]).isZero();
    }

    @Test
    void equalImagesTie() {
        float[] row = new float[D];
        for (int k = 0; k < D; k++) {
            row[k] = (float) Math.sin(k + 1);
        }
        float[] all = new float[1000 * D];
        for (int i = 0; i < 1000; i++) {
            System.arraycopy(row, 0, all, i * D, D);
        }
        FloatMatrix images = new FloatMatrix(1000, D, all);
        int[] labels = new int[1000];
        Arrays.setAll(labels, i -> i);
        Searches searches = Searches.of(
                images,
                labels,
                EnrolledRows.of(images, labels, Enrolment.BEST_IMAGE),
                new CosineScores(Work.silent().withThreads(2)));
        assertThat(searches.mated().tied()).containsOnly(999);
        assertThat(CumulativeMatch.rate(searches, 1, TieRule.PESSIMISTIC)).isZero();
    }

    @Test
    void whatCannotBeSearchedIsRefused() {
        FloatMatrix two = new FloatMatrix(2, 1, new float[] {1, 2});
        FloatMatrix nan = new FloatMatrix(2, 1, new float[] {1, Float.NaN});
        int[] labels = {0, 1};
        EnrolledRows gallery = EnrolledRows.of(two, labels, Enrolment.BEST_IMAGE);
        CosineScores cosines = new CosineScores(Work.silent().withThreads(1));
        assertThatThrownBy(() -> EnrolledRows.of(two, new int[] {0}, Enrolment.BEST_IMAGE))
                .hasMessageContaining("2 gallery embeddings need as many labels");
        assertThatThrownBy(() -> EnrolledRows.of(two, new int[] {0, -1}, Enrolment.BEST_IMAGE))
                .hasMessageContaining("gallery row 1 has label -1");
        assertThatThrownBy(() -> EnrolledRows.of(new FloatMatrix(0, 1, new float[0]), new int[0], Enrolment.TEMPLATE))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> Searches.of(nan, labels, gallery, cosines))
                .hasMessageContaining("probe row 1 holds NaN");
        assertThatThrownBy(() -> Searches.of(two, labels, EnrolledRows.of(nan, labels, Enrolment.TEMPLATE), cosines))
                .hasMessageContaining("gallery row 1 holds NaN");
        assertThatThrownBy(() -> Searches.of(new FloatMatrix(2, 2, new float[4]), labels, gallery, cosines))
                .hasMessageContaining("2 dimensions");
        assertThatThrownBy(() -> Searches.of(
                        two,
                        labels,
                        gallery,
                        new CosineScores(Work.silent().withThreads(1).withStop(() -> true))))
                .isInstanceOf(StoppedException.class);
    }

    private static FloatMatrix points(Random random, int rows) {
        float[] values = new float[rows * D];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new FloatMatrix(rows, D, values);
    }

    /** Scores with the 90 subjects; −∞ for one without images. */
    private static double[] plain(FloatMatrix probes, int p, FloatMatrix images, int[] labels, Enrolment enrolment) {
        double[] scores = new double[90];
        for (int s = 0; s < 90; s++) {
            double best = Double.NEGATIVE_INFINITY;
            double sum = 0;
            int count = 0;
            double[] template = new double[D];
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == 3 * s) {
                    double cosine = cosine(row(probes, p), row(images, i));
                    best = Math.max(best, cosine);
                    sum += cosine;
                    count++;
                    double length = Math.sqrt(dot(row(images, i), row(images, i)));
                    for (int k = 0; k < D; k++) {
                        template[k] += images.at(i, k) / length;
                    }
                }
            }
            scores[s] = switch (enrolment) {
                case BEST_IMAGE -> best;
                case MEAN_SCORE -> count == 0 ? best : sum / count;
                case TEMPLATE -> count == 0 ? best : cosine(row(probes, p), template);
            };
        }
        return scores;
    }

    private static double[] row(FloatMatrix matrix, int row) {
        double[] values = new double[D];
        Arrays.setAll(values, k -> matrix.at(row, k));
        return values;
    }

    private static double cosine(double[] a, double[] b) {
        return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static double[] append(double[] values, double value) {
        double[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = value;
        return longer;
    }
}
