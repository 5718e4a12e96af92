package dev.isogon.internal.eval.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MutualInformationTest {

    private static final int[] A = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3};
    private static final int[] B = {1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2};

    /** Values of scikit-learn's test_supervised.py. */
    @Test
    void agreesWithScikitLearn() {
        MutualInformation found = MutualInformation.of(A, B);
        assertThat(found.information()).isCloseTo(0.41022, within(5e-6));
        assertThat(found.expected()).isCloseTo(0.15042, within(5e-6));
        assertThat(found.adjusted()).isCloseTo(0.27821, within(5e-6));
        assertThat(MutualInformation.of(B, A).adjusted()).isCloseTo(found.adjusted(), within(1e-12));
        // 110 copies: 0.38 to two places
        assertThat(MutualInformation.of(copies(A), copies(B)).adjusted()).isCloseTo(0.38, within(0.005));
        // entropy([0, 0, 42]): labels, two alike and one other
        assertThat(MutualInformation.entropy(2, 1)).isCloseTo(0.6365141, within(5e-6));
        assertThat(MutualInformation.entropy(4)).isZero();
    }

    private static int[] copies(int[] labels) {
        return IntStream.range(0, 110).flatMap(i -> Arrays.stream(labels)).toArray();
    }

    @Test
    void normalizedDividesByTheMeanEntropy() {
        // A has groups of 6, 6, 5 and B of 6, 7, 4.
        double ofA = -2 * 6 / 17.0 * Math.log(6 / 17.0) - 5 / 17.0 * Math.log(5 / 17.0);
        double ofB = -6 / 17.0 * Math.log(6 / 17.0) - 7 / 17.0 * Math.log(7 / 17.0) - 4 / 17.0 * Math.log(4 / 17.0);
        assertThat(MutualInformation.of(A, B).normalized()).isCloseTo(0.41022 / ((ofA + ofB) / 2), within(1e-5));
    }

    @Test
    void theExpectationIsTheMeanOverAllPermutations() {
        int[] first = {0, 0, 0, 1, 1, 2, 2};
        int[] second = {5, 5, 9, 9, 9, 9, 7};
        double[] sums = new double[2];
        permute(second.clone(), 0, first, sums);
        assertThat(sums[1]).isEqualTo(5040);
        assertThat(MutualInformation.of(first, second).expected()).isCloseTo(sums[0] / sums[1], within(1e-12));
    }

    private static void permute(int[] values, int from, int[] first, double[] sums) {
        if (from == values.length) {
            sums[0] += MutualInformation.of(first, values).information();
            sums[1]++;
            return;
        }
        for (int i = from; i < values.length; i++) {
            swap(values, from, i);
            permute(values, from + 1, first, sums);
            swap(values, from, i);
        }
    }

    private static void swap(int[] values, int i, int j) {
        int kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }

    /** scikit-learn once overflowed where a cell holds more than 2¹⁶. */
    @Test
    void seventyThousandInOneCellDoNotOverflow() {
        MutualInformation one = MutualInformation.of(new int[70000], new int[70000]);
        assertThat(one.expected()).isLessThanOrEqualTo(1).isNotNegative();
        int[] halves = IntStream.range(0, 140000).map(i -> i % 2).toArray();
        int[] nearly = halves.clone();
        nearly[0] = 1;
        MutualInformation two = MutualInformation.of(halves, nearly);
        assertThat(two.information()).isCloseTo(Math.log(2), within(1e-3));
        assertThat(two.adjusted()).isCloseTo(1, within(1e-3)).isLessThan(1);
    }

    @Test
    void edgesAreDefined() {
        int[] one = {4, 4, 4, 4};
        int[] all = {1, 2, 3, 4};
        int[] pairs = {1, 1, 2, 2};
        for (int[] same : new int[][] {one, all, pairs}) {
            int[] renamed = Arrays.stream(same).map(label -> 100 - label).toArray();
            assertThat(MutualInformation.of(same, renamed).normalized()).isEqualTo(1);
            assertThat(MutualInformation.of(same, renamed).adjusted()).isEqualTo(1);
        }
        assertThat(MutualInformation.of(one, all).normalized()).isZero();
        assertThat(MutualInformation.of(one, all).adjusted()).isZero();
        // Singletons say all of any partition, and so do they by chance: I = E[I] = ln 2, NMI = ln 2 ∕ (1.5·ln 2).
        assertThat(MutualInformation.of(pairs, all).normalized()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(MutualInformation.of(pairs, all).adjusted()).isCloseTo(0, within(1e-12));
        assertThatThrownBy(() -> MutualInformation.of(one, new int[2])).hasMessageContaining("4 and 2");
        assertThatThrownBy(() -> MutualInformation.of(new int[0], new int[0])).hasMessageContaining("no items");
    }
}
