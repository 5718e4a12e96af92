package dev.isogon.internal.experiment.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvesTest {

    private static final CosineScores COSINES = new CosineScores(Work.silent().withThreads(1));

    @TempDir
    private Path folder;

    /** On a circle at 0°, 10°, 90° and 100°: pairs within 10° are mated, of the four others one is at 80°. */
    private static Embedded circle() {
        float[] values = new float[8];
        double[] degrees = {0, 10, 90, 100};
        for (int i = 0; i < 4; i++) {
            values[2 * i] = (float) Math.cos(Math.toRadians(degrees[i]));
            values[2 * i + 1] = (float) Math.sin(Math.toRadians(degrees[i]));
        }
        return new Embedded(new FloatMatrix(4, 2, values), new int[] {0, 0, 1, 1});
    }

    @Test
    void everyPairIsCountedOnceOnItsSide() {
        PairCurves pairs = PairCurves.of(circle(), COSINES).orElseThrow();
        assertThat(pairs.mated()).isEqualTo(2);
        assertThat(pairs.nonMated()).isEqualTo(4);
        assertThat(pairs.trueAccepts().x()).isEqualTo(List.of(0.25, 0.5, 0.75, 1.0));
        assertThat(pairs.trueAccepts().y()).containsOnly(1.0);
        // Above the 80° of the nearest two of different classes, up to the 10° of the same.
        assertThat(pairs.threshold()).isBetween(Math.cos(Math.toRadians(80)), Math.cos(Math.toRadians(9.9)));
    }

    @Test
    void imagesOfOneClassHaveNoNonMatedPairs() {
        assertThat(PairCurves.of(new Embedded(circle().embeddings(), new int[4]), COSINES))
                .isEmpty();
    }

    /** A stranger at 45° and one at 95°: the first scores cos 35°, the second cos 5°, every test image 1. */
    @Test
    void strangersAreSearchedInTheSameGallery() throws IOException {
        FloatMatrix strangers = new FloatMatrix(2, 2, new float[] {1, 1, -0.0872f, 0.9962f});
        RunCurves curves = RunCurves.of(circle(), circle(), strangers, COSINES);
        assertThat(curves.cumulativeMatch()).isEqualTo(Curve.of(List.of(1.0, 2.0), List.of(1.0, 1.0)));
        assertThat(curves.identified()).isEqualTo(Curve.of(List.of(0.5, 1.0), List.of(1.0, 1.0)));
        curves.write(folder);
        assertThat(RunCurves.read(folder)).hasValue(curves);
    }

    @Test
    void aLossIsTheMeanOfItsSeedsWithABandFromTheLowestToTheHighest() {
        List<Double> x = List.of(0.1, 1.0);
        Curve mean = LossCurves.mean(List.of(Curve.of(x, List.of(0.25, 1.0)), Curve.of(x, List.of(0.75, 1.0))));
        assertThat(mean).isEqualTo(new Curve(x, List.of(0.5, 1.0), List.of(0.25, 1.0), List.of(0.75, 1.0)));
        assertThat(LossCurves.mean(List.of())).isNull();
    }

    @Test
    void aSampleIsAlwaysTheSameAndInOrder() {
        int[] sample = Embedded.sample(1_000, 100);
        assertThat(sample).hasSize(100).isSorted().doesNotHaveDuplicates().isEqualTo(Embedded.sample(1_000, 100));
        assertThat(Embedded.sample(3, 100)).containsExactly(0, 1, 2);
    }

    /** Two clouds at right angles: the middle of one is far from that of the other, and the map is the same twice. */
    @Test
    void aMapKeepsGroupsApartAndIsTheSameEachTime() {
        Random random = new Random(5);
        float[] values = new float[60 * 3];
        int[] labels = new int[60];
        for (int i = 0; i < 60; i++) {
            labels[i] = i % 2;
            for (int d = 0; d < 3; d++) {
                values[3 * i + d] = (float) (0.05 * random.nextGaussian() + (d == labels[i] ? 1 : 0));
            }
        }
        EmbeddingMap.Named named =
                new EmbeddingMap.Named(new Embedded(new FloatMatrix(60, 3, values), labels), row -> "image " + row);
        EmbeddingMap map = EmbeddingMap.of(named, null).orElseThrow();
        assertThat(EmbeddingMap.of(named, null)).hasValue(map);
        assertThat(map.points().get(7).name()).isEqualTo("image 7");
        long nearestOfOwnClass = map.points().stream()
                .filter(point -> nearest(map, point).label() == point.label())
                .count();
        assertThat(nearestOfOwnClass).isCloseTo(60, within(1L));
    }

    private static EmbeddingMap.Point nearest(EmbeddingMap map, EmbeddingMap.Point of) {
        return map.points().stream()
                .filter(point -> !point.name().equals(of.name()))
                .min((a, b) -> Double.compare(
                        Math.hypot(a.x() - of.x(), a.y() - of.y()), Math.hypot(b.x() - of.x(), b.y() - of.y())))
                .orElseThrow();
    }

    @Test
    void oneImageOrAllInOnePlaceHaveNoMap() {
        Embedded same = new Embedded(new FloatMatrix(40, 1, new float[40]), new int[40]);
        assertThat(EmbeddingMap.of(new EmbeddingMap.Named(same, row -> ""), null))
                .isEmpty();
        assertThat(EmbeddingMap.of(new EmbeddingMap.Named(circle(), row -> ""), null))
                .isEmpty();
    }
}
