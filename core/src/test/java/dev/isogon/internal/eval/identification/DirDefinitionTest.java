package dev.isogon.internal.eval.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.identification.Made.Mated;
import dev.isogon.internal.eval.identification.Made.Stranger;
import org.junit.jupiter.api.Test;

/** Five mated probes and four strangers in a gallery of three, each definition worked by hand. */
class DirDefinitionTest {

    private static final Searches SEARCHES = Made.searches(
            3,
            new Mated[] {
                new Mated(0, 0.9, 0.1, 0.2),
                new Mated(1, 0.8, 0.85, 0.3), // second
                new Mated(2, 0.7, 0.7, 0.1), // tied
                new Mated(0, 0.5, 0.4, 0.2),
                new Mated(1, 0.3, 0.25, 0.1)
            },
            new Stranger(7, 0.6, 0.1, 0.2),
            new Stranger(7, 0.45, 0.4, 0.2),
            new Stranger(8, 0.2, 0.35, 0.3),
            new Stranger(9, 0.1, 0.1, 0.05));

    @Test
    void isoCountsMatesThatRankFirstAtTheLowestThresholdWithinTheRate() {
        // One of four strangers may pass: τ just above 0.45. Of 0.9 and 0.5 at rank 1, both reach it.
        OpenSetIdentification iso = of(0.25, 1, DirDefinition.ISO);
        assertThat(iso.threshold()).isEqualTo(Math.nextUp(0.45));
        assertThat(iso.fpir()).isEqualTo(0.25);
        assertThat(iso.dir()).isEqualTo(2 / 5.0);
        // The tied one at 0.7 counts where ties are found, the second at rank 2.
        assertThat(of(0.25, 1, DirDefinition.ISO_TIES_FOUND).dir()).isEqualTo(3 / 5.0);
        assertThat(of(0.25, 2, DirDefinition.ISO).dir()).isEqualTo(4 / 5.0);
        // All may pass: every mate at rank 1.
        assertThat(of(1, 1, DirDefinition.ISO).dir()).isEqualTo(3 / 5.0);
        assertThat(of(1, 1, DirDefinition.ISO).threshold()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void ijbEvalsTakesTheStrangersScoreItselfAndAsksForMore() {
        // ⌊4·0.5⌋ − 1 = 1: τ = 0.45, which one stranger exceeds although two were allowed.
        OpenSetIdentification evals = of(0.5, 1, DirDefinition.IJB_EVALS);
        assertThat(evals.threshold()).isEqualTo(0.45);
        assertThat(evals.fpir()).isEqualTo(0.25);
        assertThat(evals.dir()).isEqualTo(2 / 5.0);
        // ⌊4·0.01⌋ − 1 is below 0: the best stranger's score.
        assertThat(of(0.01, 1, DirDefinition.IJB_EVALS).threshold()).isEqualTo(0.6);
    }

    @Test
    void ijbOneToManyPoolsPairsAndForgetsRanks() {
        // Pairs with others, descending: 0.85, 0.7, 0.4, 0.3, 0.25, ...; ⌈5·0.4⌉ = 2: τ = 0.7. Mates above: 0.9, 0.8.
        OpenSetIdentification old = of(0.4, 1, DirDefinition.IJB_1N);
        assertThat(old.threshold()).isEqualTo(0.7);
        assertThat(old.dir()).isEqualTo(2 / 5.0);
        assertThat(old.fpir()).isZero();
        // ⌈5·0.6⌉ = 3: τ = 0.4; the one that ranks second counts too.
        assertThat(of(0.6, 1, DirDefinition.IJB_1N).dir()).isEqualTo(4 / 5.0);
        Searches noStrangers = Made.searches(2, new Mated[] {new Mated(0, 0.9, 0.1)});
        assertThat(OpenSetIdentification.of(noStrangers, 0.5, 1, DirDefinition.IJB_1N)
                        .fpir())
                .isNaN();
    }

    @Test
    void missingSidesAndImpossibleRatesAreRefused() {
        Searches noStrangers = Made.searches(1, new Mated[] {new Mated(0, 0.9)});
        Searches noMates = Made.searches(1, new Mated[0], new Stranger(4, 0.1));
        for (DirDefinition definition : DirDefinition.values()) {
            assertThatThrownBy(() -> OpenSetIdentification.of(noMates, 0.1, 1, definition))
                    .hasMessageContaining("no mated searches");
            assertThatThrownBy(() -> of(1.5, 1, definition)).hasMessageContaining("1.5");
            assertThatThrownBy(() -> of(Double.NaN, 1, definition)).hasMessageContaining("NaN");
            assertThatThrownBy(() -> of(0.1, 0, definition)).hasMessageContaining("rank must be");
        }
        assertThatThrownBy(() -> OpenSetIdentification.of(noStrangers, 0.1, 1, DirDefinition.ISO))
                .hasMessageContaining("no non-mated searches");
        assertThatThrownBy(() -> OpenSetIdentification.of(noStrangers, 0.1, 1, DirDefinition.IJB_EVALS))
                .hasMessageContaining("no non-mated searches");
        assertThatThrownBy(() -> OpenSetIdentification.of(noStrangers, 0.1, 1, DirDefinition.IJB_1N))
                .hasMessageContaining("one subject only");
        assertThatThrownBy(() -> of(0, 1, DirDefinition.IJB_1N)).hasMessageContaining("above 0 in IJB_1N");
        assertThatThrownBy(() -> of(0.1, 2, DirDefinition.IJB_EVALS)).hasMessageContaining("1 in IJB_EVALS");
        assertThatThrownBy(() -> new NonMatedSearches(new int[1], new double[] {Double.NaN}))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() ->
                        new MatedSearches(new int[1], new double[] {Double.NaN}, new double[1], new int[1], new int[1]))
                .hasMessageContaining("NaN");
    }

    @Test
    void embeddingsInOnePointIdentifyNobody() {
        Searches point = Made.searches(2, new Mated[] {new Mated(0, 1, 1)}, new Stranger(4, 1, 1));
        assertThat(OpenSetIdentification.of(point, 1, 1, DirDefinition.ISO).dir())
                .isZero();
        assertThat(OpenSetIdentification.of(point, 0.5, 1, DirDefinition.ISO_TIES_FOUND)
                        .dir())
                .isZero();
    }

    private static OpenSetIdentification of(double rate, int rank, DirDefinition definition) {
        OpenSetIdentification found = OpenSetIdentification.of(SEARCHES, rate, rank, definition);
        assertThat(found.target()).isCloseTo(rate, within(0.0));
        return found;
    }
}
