package dev.isogon.internal.gallery.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.gallery.threshold.StrangerThreshold.Kind;
import dev.isogon.metrics.SettingsException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrangerThresholdTest {

    /** 1 to n in any order, so that the r-th smallest is r. */
    private static float[] ranks(int n) {
        List<Integer> numbers = IntStream.rangeClosed(1, n).boxed().collect(Collectors.toList());
        Collections.shuffle(numbers, new Random(n));
        float[] scores = new float[n];
        for (int i = 0; i < n; i++) {
            scores[i] = numbers.get(i);
        }
        return scores;
    }

    @ParameterizedTest
    @CsvSource({
        // (n + 1)(1 − α): 100 · 0.99 = 99, 200 · 0.99 = 198, 251 · 0.99 = 248.49, 1,000 · 0.999 = 999.
        "99, 0.01, 99, 0, 0.01",
        "199, 0.01, 198, 1, 0.01",
        "250, 0.01, 249, 1, 0.00796812749", // 2 ∕ 251
        "999, 0.001, 999, 0, 0.001",
        // 100 · 0.93 = 93, though 1 − 0.07 is rounded; 100 · 0.71 = 71.
        "99, 0.07, 93, 6, 0.07",
        "99, 0.29, 71, 28, 0.29",
    })
    void onAverageItIsTheNextFloatAboveTheRank(int n, double fpir, float rank, int reaching, double bound) {
        StrangerThreshold chosen = StrangerThreshold.onAverage(ranks(n), fpir);
        assertThat(chosen.threshold()).isEqualTo(Math.nextUp(rank));
        assertThat(chosen.reaching()).isEqualTo(reaching);
        assertThat(chosen.bound()).isCloseTo(bound, within(1e-12));
        assertThat(chosen.strangers()).isEqualTo(n);
        assertThat(chosen.kind()).isEqualTo(Kind.AVERAGE);
    }

    @ParameterizedTest
    @CsvSource({
        // No error: 1 − 0.05^(1∕n). With e errors n is the least with Σ C(n, k) α^k (1 − α)^(n − k) ≤ 0.05, k from 0 to
        // e.
        "2995, 0.001, 2995, 0, 0.00099974442",
        "998, 0.003, 998, 0, 0.00299723504",
        "299, 0.01, 299, 0, 0.00996914679",
        "472, 0.01, 472, 0, 0.00632679145",
        "473, 0.01, 472, 1, 0.00998970747",
    })
    void withConfidenceSoManyMayReachItAsTheBoundAllows(int n, double fpir, float rank, int reaching, double bound) {
        StrangerThreshold chosen = StrangerThreshold.withConfidence(ranks(n), fpir, 0.95);
        assertThat(chosen.threshold()).isEqualTo(Math.nextUp(rank));
        assertThat(chosen.reaching()).isEqualTo(reaching);
        assertThat(chosen.bound()).isCloseTo(bound, within(1e-9)).isLessThanOrEqualTo(fpir);
        assertThat(chosen.confidence()).isEqualTo(0.95);
    }

    /** Any of n + 1 may be the one to come; of all n + 1 choices exactly ⌊α(n + 1)⌋ have it accepted. */
    @ParameterizedTest
    @CsvSource({"99, 0.01, 1", "60, 0.05, 3", "250, 0.01, 2"})
    void whoeverComesLastIsAcceptedAsOftenAsPromised(int n, double fpir, int accepted) {
        float[] all = ranks(n + 1);
        int seen = 0;
        for (int last = 0; last <= n; last++) {
            int left = last;
            float[] others = new float[n];
            for (int i = 0; i < n; i++) {
                others[i] = all[i < left ? i : i + 1];
            }
            seen += all[last] >= StrangerThreshold.onAverage(others, fpir).threshold() ? 1 : 0;
        }
        assertThat(seen).isEqualTo(accepted);
    }

    @Test
    void equalScoresAreAllRefused() {
        float[] scores = new float[199];
        Arrays.fill(scores, 0.5f);
        StrangerThreshold chosen = StrangerThreshold.onAverage(scores, 0.01);
        assertThat(chosen.threshold()).isEqualTo(0.50000006f);
        assertThat(chosen.reaching()).isZero();
        assertThat(StrangerThreshold.withConfidence(scores, 0.1, 0.95).reaching())
                .isZero();
    }

    @Test
    void theScoresStayAsTheyAre() {
        float[] scores = ranks(99);
        StrangerThreshold.onAverage(scores, 0.01);
        assertThat(scores).containsExactly(ranks(99));
    }

    @Test
    void tooFewAreRefusedWithWhatItTakesAndWhatTheyCouldPromise() {
        // 1 ∕ 999 = 0.001001; 1 − 0.05^(1∕998) = 0.0029973; 1 − 0.05^(1∕2,994) = 0.0010001.
        assertThatThrownBy(() -> StrangerThreshold.onAverage(ranks(998), 0.001))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "fpir of 0.001 on average takes 999 strangers with one image each, but there are 998. These could"
                                + " promise 0.00100 on average, and 0.00300 with confidence 0.95. Bring more strangers, or ask for a"
                                + " larger rate");
        assertThatThrownBy(() -> StrangerThreshold.withConfidence(ranks(997), 0.003, 0.95))
                .hasMessageContaining("fpir of 0.003 with confidence 0.95 takes 998 strangers")
                .hasMessageContaining("there are 997");
        assertThatThrownBy(() -> StrangerThreshold.withConfidence(new float[0], 0.003, 0.95))
                .hasMessageContaining("there are 0. These could promise 1.00 on average");
    }

    @Test
    void whatIsNoRateOrScoreIsNamed() {
        assertThatThrownBy(() -> StrangerThreshold.onAverage(ranks(9), 0))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("fpir must be between 0 and 1");
        assertThatThrownBy(() -> StrangerThreshold.withConfidence(ranks(9), 0.1, 1))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("confidence must be above 0.5 and below 1");
        float[] scores = ranks(9);
        scores[3] = Float.NaN;
        assertThatThrownBy(() -> StrangerThreshold.onAverage(scores, 0.1)).hasMessageContaining("a score is NaN");
    }
}
