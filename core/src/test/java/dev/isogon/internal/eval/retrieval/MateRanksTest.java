package dev.isogon.internal.eval.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.TieRule;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ranks of mates, and the four metrics of them on the toy of pytorch-metric-learning's test_calculate_accuracies.py. */
class MateRanksTest {

    private static final int[] LABELS = {1, 1, 2, 3, 4, 0};
    private static final int[][] NEAREST = {
        {0, 1, 1, 2, 2}, {1, 0, 1, 1, 3}, {4, 4, 4, 4, 2}, {3, 1, 3, 1, 3}, {0, 0, 4, 2, 2}, {1, 2, 3, 4, 5}
    };
    private static final int[] COUNTS = {2, 3, 5, 4, 5};

    @Test
    void precisionsAgreeWithTheToy() {
        assertThat(IntStream.range(0, 6)
                        .mapToDouble(i -> PrecisionAtOne.of(ranks(i)))
                        .sum())
                .isEqualTo(2);
        double[] rPrecision = {2 / 3.0, 2 / 3.0, 1 / 5.0, 2 / 4.0, 1 / 5.0, 0};
        double[] average = {
            (1 / 2.0 + 2 / 3.0) / 3, (1 + 2 / 3.0) / 3, (1 / 5.0) / 5, (1 + 2 / 3.0) / 4, (1 / 3.0) / 5, 0
        };
        // 0 for the last, whose mates are not among the five shown there; here they are further down.
        double[] reciprocal = {1 / 2.0, 1, 1 / 5.0, 1, 1 / 3.0, 1 / 100.0};
        for (int i = 0; i < 6; i++) {
            assertThat(RPrecision.of(ranks(i))).isCloseTo(rPrecision[i], within(1e-15));
            assertThat(AveragePrecisionAtR.of(ranks(i))).isCloseTo(average[i], within(1e-15));
            assertThat(ReciprocalRank.of(ranks(i))).isCloseTo(reciprocal[i], within(1e-15));
        }
    }

    /** Mates of ranks 1, 3 and 4: precision 1, 2 ∕ 3 and 3 ∕ 4, before them 1, 1 ∕ 2 and 2 ∕ 3. */
    @Test
    void averagePrecisionIsTheAreaByStepsOrByTrapezoids() {
        int[] ranks = {1, 3, 4};
        assertThat(AveragePrecision.steps(ranks)).isCloseTo((1 + 2 / 3.0 + 3 / 4.0) / 3, within(1e-15));
        assertThat(AveragePrecision.trapezoids(ranks))
                .isCloseTo((1 + (1 / 2.0 + 2 / 3.0) / 2 + (2 / 3.0 + 3 / 4.0) / 2) / 3, within(1e-15));
    }

    /** Its table without the first column, the query itself, and counts one less. */
    @Test
    void precisionsAgreeWithTheToyWhenQueriesAreAmongTheReferences() {
        double[] rPrecision = {1, 1 / 2.0, 1 / 4.0, 1 / 3.0, 1 / 4.0, 0};
        double[] average = {1, (1 / 2.0) / 2, (1 / 4.0) / 4, (1 / 2.0) / 3, (1 / 2.0) / 4, 0};
        for (int i = 0; i < 6; i++) {
            int[] ranks = ranks(i, 1, COUNTS[LABELS[i]] - 1);
            assertThat(RPrecision.of(ranks)).isCloseTo(rPrecision[i], within(1e-15));
            assertThat(AveragePrecisionAtR.of(ranks)).isCloseTo(average[i], within(1e-15));
        }
        assertThat(IntStream.range(0, 6)
                        .mapToDouble(i -> PrecisionAtOne.of(ranks(i, 1, COUNTS[LABELS[i]] - 1)))
                        .sum())
                .isEqualTo(1);
    }

    private static int[] ranks(int query) {
        return ranks(query, 0, COUNTS[LABELS[query]]);
    }

    /** Ranks of the mates in a row of the table; those that it does not show stand from rank 100 on. */
    private static int[] ranks(int query, int from, int mates) {
        int[] ranks = new int[mates];
        int found = 0;
        for (int i = from; i < 5 && found < mates; i++) {
            if (NEAREST[query][i] == LABELS[query]) {
                ranks[found++] = i - from + 1;
            }
        }
        for (int i = found; i < mates; i++) {
            ranks[i] = 100 + i;
        }
        return ranks;
    }

    @Test
    void ranksAreThoseOfSortingWithEveryTieRule() {
        Random random = new Random(4);
        for (int trial = 0; trial < 300; trial++) {
            int n = random.nextInt(2, 60);
            float[] scores = new float[n];
            for (int i = 0; i < n; i++) {
                scores[i] = random.nextInt(-4, 9) / 8f;
            }
            boolean[] isMate = new boolean[n];
            int left = random.nextInt(-1, n);
            int[] mates = random.ints(random.nextInt(1, n + 1), 0, n)
                    .filter(i -> i != left)
                    .distinct()
                    .toArray();
            if (mates.length == 0) {
                continue;
            }
            Arrays.stream(mates).forEach(i -> isMate[i] = true);
            for (TieRule ties : TieRule.values()) {
                int[] order = IntStream.range(0, n)
                        .filter(i -> i != left)
                        .boxed()
                        .sorted((a, b) -> scores[a] != scores[b]
                                ? Float.compare(scores[b], scores[a])
                                : (ties == TieRule.OPTIMISTIC ? 1 : -1) * Boolean.compare(isMate[b], isMate[a]))
                        .mapToInt(Integer::intValue)
                        .toArray();
                int[] expected = IntStream.range(0, order.length)
                        .filter(place -> isMate[order[place]])
                        .map(place -> place + 1)
                        .toArray();
                assertThat(MateRanks.of(scores.clone(), mates, left < 0 ? new int[0] : new int[] {left}, ties))
                        .isEqualTo(expected);
            }
        }
    }
}
