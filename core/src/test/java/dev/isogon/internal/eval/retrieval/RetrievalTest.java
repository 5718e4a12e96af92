package dev.isogon.internal.eval.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.LabelledFaces;
import dev.isogon.internal.eval.PassedOver;
import dev.isogon.internal.eval.TieRule;
import dev.isogon.internal.eval.TooFewIdentities;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetrievalTest {

    private final CosineScores cosines = new CosineScores(Work.silent().withThreads(2));

    /** Directions at 0°, 10°, 31°, 50°, 95° of classes a b a a c. */
    private static final FloatMatrix FIVE = directions(0, 10, 31, 50, 95);

    private static final int[] CLASSES = {0, 1, 0, 0, 2};

    @Test
    void leaveOneOutIsWhatAHandWouldCount() {
        Retrieval figures = Retrieval.leaveOneOut(FIVE, CLASSES, TieRule.PESSIMISTIC, cosines);
        // Ranks of mates: from 0°, b a a c, 2 and 3; from 31°, a b a c, 1 and 3; from 50°, a b c a, 1 and 4. b and c
        // are
        // alone.
        assertThat(figures.precisionAtOne().lone()).isEqualTo(2);
        assertThat(figures.precisionAtOne().values()).containsExactly(0, 1, 1);
        assertThat(figures.rPrecision().values()).containsExactly(0.5, 0.5, 0.5);
        assertThat(figures.averagePrecisionAtR().values()).containsExactly(0.25, 0.5, 0.5);
        assertThat(figures.reciprocalRank().values()).containsExactly(0.5, 1, 1);
    }

    @Test
    void queriesAgainstReferencesKeepTheirOwnImageAsAMate() {
        Retrieval figures = Retrieval.of(FIVE, CLASSES, FIVE, CLASSES, PassedOver.none(), TieRule.OPTIMISTIC, cosines);
        assertThat(figures.precisionAtOne().lone()).isZero();
        assertThat(figures.precisionAtOne().mean()).isEqualTo(1);
        Retrieval missing = Retrieval.of(
                FIVE, CLASSES, directions(5, 80), new int[] {0, 2}, PassedOver.none(), TieRule.PESSIMISTIC, cosines);
        assertThat(missing.precisionAtOne().lone()).isEqualTo(1);
        assertThat(missing.precisionAtOne().identities()).containsExactly(0, 0, 0, 2);
        // 50° is 45° from its own and 30° from the other.
        assertThat(missing.reciprocalRank().values()).containsExactly(1, 1, 0.5, 1);
    }

    /** The query at 0° sees b at 10°, its own at 31° and 50°; the latter is by its camera, and is as if it were not there. */
    @Test
    void whatAQueryPassesOverIsNeitherMateNorRival() {
        FloatMatrix query = directions(0, 40);
        int[] identities = {0, 1};
        PassedOver rule =
                PassedOver.sameCamera(identities, new int[] {7, 8}, new int[] {1, 0, 0, 1}, new int[] {7, 7, 9, 8});
        assertThat(rule.rows(0)).containsExactly(1);
        assertThat(rule.rows(1)).containsExactly(3);
        Retrieval figures = Retrieval.of(
                query,
                identities,
                directions(10, 31, 50, 41),
                new int[] {1, 0, 0, 1},
                rule,
                TieRule.PESSIMISTIC,
                cosines);
        // From 0°: b 10°, (own 31°), b 41°, own 50°: rank 3. From 40°: (own 41°), a 31°, a 50°, own 10°: rank 3.
        assertThat(figures.reciprocalRank().values()).containsExactly(1 / 3.0, 1 / 3.0);
        // Precision 0 before the mate and 1 ∕ 3 at it.
        assertThat(figures.averagePrecision().values()).containsExactly(1 / 6.0, 1 / 6.0);
        assertThat(figures.averagePrecisionBySteps().values()).containsExactly(1 / 3.0, 1 / 3.0);
    }

    @Test
    void aQueryThatPassesAllItsMatesOverIsLeftOut() {
        Retrieval figures = Retrieval.of(
                directions(0, 40),
                new int[] {0, 1},
                directions(1, 41),
                new int[] {0, 1},
                query -> query == 0 ? new int[] {0} : new int[0],
                TieRule.PESSIMISTIC,
                cosines);
        assertThat(figures.precisionAtOne().lone()).isEqualTo(1);
        assertThat(figures.precisionAtOne().identities()).containsExactly(1);
    }

    @Test
    void collapsedEmbeddingsRetrieveNothing() {
        Retrieval point =
                Retrieval.leaveOneOut(directions(7, 7, 7, 7), new int[] {0, 0, 1, 1}, TieRule.PESSIMISTIC, cosines);
        assertThat(point.precisionAtOne().mean()).isZero();
        assertThat(point.reciprocalRank().mean()).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void votesGoToTheClassOfMostOrOfTheNearest() {
        // 1 at 1°, 2 at 20° and 21°. Two neighbours have a vote each, and the nearer wins; of three, 2 has two votes.
        FloatMatrix references = directions(1, 20, 21);
        int[] labels = {1, 2, 2};
        FloatMatrix query = directions(0);
        assertThat(votes(2, Vote.MAJORITY, query, 1, references, labels)).isEqualTo(1);
        assertThat(votes(3, Vote.MAJORITY, query, 2, references, labels)).isEqualTo(1);
        // Cosines 0.9998, 0.9397, 0.9336: e^(−0.002), e^(−0.86) + e^(−0.95) = 0.998 against 0.423 + 0.387.
        assertThat(votes(3, Vote.WEIGHTED, query, 1, references, labels)).isEqualTo(1);
    }

    private double votes(int k, Vote vote, FloatMatrix query, int label, FloatMatrix references, int[] labels) {
        return new NeighbourVotes(k, vote)
                .of(query, new int[] {label}, references, labels, cosines)
                .mean();
    }

    @Test
    void nothingToFindIsRefused() {
        assertThatThrownBy(() -> Retrieval.leaveOneOut(FIVE, new int[] {0, 1, 2, 3, 4}, TieRule.PESSIMISTIC, cosines))
                .hasMessageContaining("none of 5 queries has another image of its class");
        assertThatThrownBy(() -> Retrieval.leaveOneOut(FIVE, new int[] {0, 0}, TieRule.PESSIMISTIC, cosines))
                .hasMessageContaining("need as many labels");
        assertThatThrownBy(() -> Retrieval.leaveOneOut(
                        new FloatMatrix(2, 1, new float[] {1, Float.NaN}),
                        new int[] {0, 0},
                        TieRule.PESSIMISTIC,
                        cosines))
                .hasMessageContaining("holds NaN");
        assertThatThrownBy(() -> new NeighbourVotes(5, Vote.MAJORITY).leaveOneOut(FIVE, CLASSES, cosines))
                .hasMessageContaining("5 neighbours cannot vote where there are 4 references");
        assertThatThrownBy(() -> new NeighbourVotes(0, Vote.MAJORITY)).hasMessageContaining("at least 1");
    }

    @Test
    void meansAndIntervalsCountClasses() {
        QueryValues few = new QueryValues(new int[] {1, 1, 2, 3}, new double[] {0, 1, 0, 1}, 0);
        assertThat(few.mean()).isEqualTo(0.5);
        // Per class 0.5, 0 and 1.
        assertThat(few.meanOverClasses()).isEqualTo(0.5);
        assertThatThrownBy(() -> few.interval(0.95)).isInstanceOf(TooFewIdentities.class);
        // 400 classes of 5 images that succeed or fail together: 1.96·√(0.8·0.2 ∕ 400) = 0.0392.
        int[] identities = new int[2000];
        double[] values = new double[2000];
        for (int i = 0; i < 2000; i++) {
            identities[i] = i / 5;
            values[i] = i / 5 < 320 ? 1 : 0;
        }
        QueryValues many = new QueryValues(identities, values, 0);
        assertThat(many.interval(0.95).high() - many.interval(0.95).low()).isCloseTo(2 * 0.0392, within(0.008));
    }

    /** Expected values by numpy, from the definitions. */
    @Test
    void facesAreRetrievedAsNumpySays() throws IOException {
        LabelledFaces faces = LabelledFaces.read();
        Retrieval figures = Retrieval.leaveOneOut(faces.embeddings(), faces.labels(), TieRule.PESSIMISTIC, cosines);
        assertThat(figures.precisionAtOne().lone()).isEqualTo(2722);
        assertThat(Arrays.stream(figures.precisionAtOne().values()).sum()).isEqualTo(4671);
        assertThat(figures.rPrecision().mean()).isCloseTo(0.8962146203309087, within(1e-12));
        assertThat(figures.averagePrecisionAtR().mean()).isCloseTo(0.893038355743094, within(1e-12));
        assertThat(figures.reciprocalRank().mean()).isCloseTo(0.9487742351263992, within(1e-12));
        LabelledFaces some = faces.rows(IntStream.range(0, 2000).boxed().toList());
        assertThat(voted(some, Vote.MAJORITY)).isEqualTo(1230);
        assertThat(voted(some, Vote.WEIGHTED)).isEqualTo(1394);
    }

    private double voted(LabelledFaces faces, Vote vote) {
        return Arrays.stream(new NeighbourVotes(5, vote)
                        .leaveOneOut(faces.embeddings(), faces.labels(), cosines)
                        .values())
                .sum();
    }

    private static FloatMatrix directions(double... degrees) {
        float[] values = new float[2 * degrees.length];
        for (int i = 0; i < degrees.length; i++) {
            values[2 * i] = (float) Math.cos(Math.toRadians(degrees[i]));
            values[2 * i + 1] = (float) Math.sin(Math.toRadians(degrees[i]));
        }
        return new FloatMatrix(degrees.length, 2, values);
    }
}
