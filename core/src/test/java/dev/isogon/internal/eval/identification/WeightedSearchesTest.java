package dev.isogon.internal.eval.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.TieRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class WeightedSearchesTest {

    private static final List<ToDoubleFunction<Searches>> FIGURES = List.of(
            each -> CumulativeMatch.rate(each, 1, TieRule.PESSIMISTIC),
            each -> dir(each, 0.1),
            each -> dir(each, 0.01),
            each -> dir(each, 1),
            OpenSetIdentification::area,
            each -> OpenSetClassification.area(each, TieRule.PESSIMISTIC));

    private static double dir(Searches searches, double rate) {
        return OpenSetIdentification.of(searches, rate, 1, DirDefinition.ISO).dir();
    }

    /** Whole weights taken literally: searches repeated so often, each counting 1. */
    @Test
    void weightsAreRepetitions() {
        Random random = new Random(2);
        int[] weights = random.ints(60, 0, 4).toArray();
        List<Made.Mated> mated = new ArrayList<>();
        List<Made.Stranger> strangers = new ArrayList<>();
        List<Made.Mated> matedAgain = new ArrayList<>();
        List<Made.Stranger> strangersAgain = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int identity = random.nextInt(40);
            Made.Mated search = new Made.Mated(identity, random.nextInt(12), random.nextInt(9), random.nextInt(9));
            Made.Stranger stranger = new Made.Stranger(40 + random.nextInt(20), random.nextInt(11));
            mated.add(search);
            strangers.add(stranger);
            for (int copy = 0; copy < weights[identity]; copy++) {
                matedAgain.add(search);
            }
            for (int copy = 0; copy < weights[stranger.identity()]; copy++) {
                strangersAgain.add(stranger);
            }
        }
        Searches weighted = searches(mated, strangers).weighted(i -> weights[i], i -> weights[i]);
        Searches literal = searches(matedAgain, strangersAgain);
        for (ToDoubleFunction<Searches> figure : FIGURES) {
            assertThat(figure.applyAsDouble(weighted)).isCloseTo(figure.applyAsDouble(literal), within(1e-12));
        }
        assertThat(IdentificationCurve.of(weighted, 1, DirDefinition.ISO).y())
                .containsAll(
                        IdentificationCurve.of(literal, 1, DirDefinition.ISO).y());
    }

    private static Searches searches(List<Made.Mated> mated, List<Made.Stranger> strangers) {
        return Made.searches(3, mated.toArray(Made.Mated[]::new), strangers.toArray(Made.Stranger[]::new));
    }

    @Test
    void everySearchCountsByTheWeightOfItsIdentity() {
        // Falling: A right 0.9, stranger X 0.8, A wrong 0.7, B right 0.6, stranger Y 0.5.
        Searches searches = Searches.ofNearest(
                new double[] {0.9, 0.7, 0.6},
                new boolean[] {true, false, true},
                new int[] {0, 0, 1},
                new double[] {0.8, 0.5},
                new int[] {2, 3});
        double[] weights = {1, 2, 1, 3};
        Searches weighted = searches.weighted(i -> weights[i], i -> weights[i]);
        assertThat(CumulativeMatch.rate(weighted, 1, TieRule.PESSIMISTIC)).isCloseTo((1 + 2) / 4.0, within(1e-12));
        // No stranger: τ above 0.8. X alone is 1 of 4: τ above 0.5.
        assertThat(dir(weighted, 0)).isCloseTo(1 / 4.0, within(1e-12));
        assertThat(dir(weighted, 0.25)).isCloseTo(3 / 4.0, within(1e-12));
        // X (1) loses to one of weight 1, Y (3) to all 4.
        assertThat(OpenSetIdentification.area(weighted)).isCloseTo((1 * 1 + 3 * 4) / 16.0, within(1e-12));
    }
}
