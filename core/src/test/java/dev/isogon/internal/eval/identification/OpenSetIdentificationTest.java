package dev.isogon.internal.eval.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenSetIdentificationTest {

    private static final double[] MATED = {0.9, 0.8, 0.7, 0.6, 0.5};
    private static final boolean[] IDENTIFIED = {true, false, true, true, true};
    private static final double[] STRANGERS = {0.1, 0.75, 0.6, 0.3};

    @Test
    void theThresholdLetsAsManyStrangersPassAsTheRateAllows() {
        // Of 4 strangers none may pass at 0.2: τ is just above 0.75, and of the mated 0.9 passes (0.8 is another's).
        OpenSetIdentification none = at(STRANGERS, 0.2);
        assertThat(none.threshold()).isGreaterThan(0.75).isLessThan(0.7500001);
        assertThat(none.fpir()).isZero();
        assertThat(none.dir()).isCloseTo(1 / 5.0, within(1e-12));
        // One may at 0.25: just above 0.6 stay 0.9 and 0.7; the mated at exactly 0.6 does not pass.
        OpenSetIdentification one = at(STRANGERS, 0.25);
        assertThat(one.fpir()).isCloseTo(0.25, within(1e-12));
        assertThat(one.dir()).isCloseTo(2 / 5.0, within(1e-12));
        // All may at 1.
        OpenSetIdentification all = at(STRANGERS, 1);
        assertThat(all.threshold()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(all.dir()).isCloseTo(4 / 5.0, within(1e-12));
    }

    @Test
    void tiedStrangersPassTogetherOrNotAtAll() {
        OpenSetIdentification tied = at(new double[] {0.6, 0.6, 0.6, 0.1}, 0.5);
        assertThat(tied.fpir()).isZero();
        assertThat(tied.dir()).isCloseTo(2 / 5.0, within(1e-12));
    }

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder() {
        // 0.9, 0.8: 4 each; 0.7: 3; 0.6: 2 and a tie; 0.5: 2; of 20
        assertThat(OpenSetIdentification.area(searches(MATED, IDENTIFIED, STRANGERS)))
                .isCloseTo(15.5 / 20, within(1e-12));
        Random random = new Random(3);
        double[] mated = random.ints(70, 5, 30).asDoubleStream().toArray();
        double[] strangers = random.ints(90, 0, 25).asDoubleStream().toArray();
        double wins = 0;
        for (double m : mated) {
            for (double s : strangers) {
                wins += m > s ? 1 : m == s ? 0.5 : 0;
            }
        }
        assertThat(OpenSetIdentification.area(searches(mated, new boolean[mated.length], strangers)))
                .isCloseTo(wins / (mated.length * strangers.length), within(1e-12));
    }

    @Test
    void missingSidesAndNaNAreRefused() {
        assertThatThrownBy(() -> at(new double[0], 0.1)).hasMessageContaining("no non-mated searches");
        assertThatThrownBy(() -> searches(new double[] {Double.NaN}, new boolean[1], STRANGERS))
                .hasMessageContaining("a mated search scored NaN");
        assertThatThrownBy(() -> at(STRANGERS, 1.5)).hasMessageContaining("1.5");
    }

    private static OpenSetIdentification at(double[] strangers, double rate) {
        return OpenSetIdentification.of(searches(MATED, IDENTIFIED, strangers), rate, 1, DirDefinition.ISO);
    }

    private static Searches searches(double[] mated, boolean[] right, double[] strangers) {
        return Searches.ofNearest(mated, right, new int[mated.length], strangers, new int[strangers.length]);
    }
}
