package dev.isogon.internal.eval.weighted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.identification.OpenSetIdentification;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightedSearchesTest {

    @Test
    void withAllWeightsOneTheRatesAreThoseOfIdentification() {
        Random random = new Random(2);
        double[] scores =
                random.doubles(300).map(x -> Math.round(50 * x) / 50.0).toArray();
        boolean[] mated = new boolean[300];
        boolean[] hits = new boolean[300];
        int[] identities = new int[300];
        for (int i = 0; i < 200; i++) {
            mated[i] = true;
            hits[i] = random.nextInt(3) > 0;
        }
        WeightedSearches.Rates rates =
                new WeightedSearches(scores, hits, mated, identities).rates(new double[] {0.1, 0.01}, identity -> 1);
        double[] ofMated = Arrays.copyOf(scores, 200);
        double[] ofStrangers = Arrays.copyOfRange(scores, 200, 300);
        boolean[] identified = Arrays.copyOf(hits, 200);
        assertThat(rates.detected())
                .containsExactly(
                        new double[] {
                            OpenSetIdentification.of(ofMated, identified, ofStrangers, 0.1)
                                    .dir(),
                            OpenSetIdentification.of(ofMated, identified, ofStrangers, 0.01)
                                    .dir()
                        },
                        within(1e-12));
        assertThat(rates.area()).isCloseTo(OpenSetIdentification.areaUnderCurve(ofMated, ofStrangers), within(1e-12));
    }

    @Test
    void everySearchCountsByTheWeightOfItsIdentity() {
        // Falling: A right 0.9, stranger X 0.8, A wrong 0.7, B right 0.6, stranger Y 0.5.
        WeightedSearches searches = new WeightedSearches(
                new double[] {0.9, 0.8, 0.7, 0.6, 0.5},
                new boolean[] {true, false, false, true, false},
                new boolean[] {true, false, true, true, false},
                new int[] {0, 2, 0, 1, 3});
        double[] weights = {1, 2, 1, 3};
        WeightedSearches.Rates rates = searches.rates(new double[] {0, 0.25}, identity -> weights[identity]);
        assertThat(rates.rankOne()).isCloseTo((1 + 2) / 4.0, within(1e-12));
        // No stranger: τ above 0.8. X alone is 1 of 4: τ above 0.5.
        assertThat(rates.detected()).containsExactly(new double[] {1 / 4.0, 3 / 4.0}, within(1e-12));
        // X (1) loses to one of weight 1, Y (3) to all 4.
        assertThat(rates.area()).isCloseTo((1 * 1 + 3 * 4) / 16.0, within(1e-12));
    }
}
