package dev.isogon.internal.gallery.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.SettingsException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoodsThresholdTest {

    /** n to 1, so that the r-th smallest is r. */
    private static float[] ranks(int n) {
        float[] scores = new float[n];
        for (int i = 0; i < n; i++) {
            scores[i] = n - i;
        }
        return scores;
    }

    @ParameterizedTest
    @CsvSource({
        // ⌊α(n + 1)⌋: 0.01 · 100 = 1, 0.01 · 250 = 2, 0.05 · 101 = 5.05, 0.29 · 100 = 29 though rounded below.
        "99, 0.01, 1, 0",
        "249, 0.01, 2, 1",
        "100, 0.05, 5, 4",
        "99, 0.29, 29, 28",
    })
    void itIsTheRankFromBelowWhichIsItselfAccepted(int n, double share, double threshold, int refused) {
        GoodsThreshold chosen = GoodsThreshold.of(ranks(n), share);
        assertThat(chosen.threshold()).isEqualTo(threshold);
        assertThat(chosen.refused()).isEqualTo(refused);
        assertThat(chosen.bound()).isEqualTo(threshold / (n + 1)).isLessThanOrEqualTo(share);
    }

    /** Any of 61 may be the one to come; 0.05 · 61 = 3.05, so 3 of them are refused. */
    @Test
    void whoeverComesLastIsRefusedAsOftenAsPromised() {
        float[] all = ranks(61);
        int refused = 0;
        for (int last = 0; last < 61; last++) {
            int left = last;
            float[] others = new float[60];
            for (int i = 0; i < 60; i++) {
                others[i] = all[i < left ? i : i + 1];
            }
            refused += all[last] < GoodsThreshold.of(others, 0.05).threshold() ? 1 : 0;
        }
        assertThat(refused).isEqualTo(3);
    }

    @Test
    void equalScoresAreAllAccepted() {
        float[] scores = new float[99];
        Arrays.fill(scores, 0.9f);
        assertThat(GoodsThreshold.of(scores, 0.1)).isEqualTo(new GoodsThreshold(0.9f, 0.1, 99, 0, 0.1));
    }

    @Test
    void tooFewAreRefusedWithNumbers() {
        assertThatThrownBy(() -> GoodsThreshold.of(ranks(98), 0.01))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "refused of 0.01 takes 99 good parts that are not enrolled, but there are 98. These could promise"
                                + " that at most 0.0101 of good parts are refused. Bring more, or allow a larger share");
        assertThatThrownBy(() -> GoodsThreshold.of(ranks(98), 1)).hasMessageContaining("between 0 and 1");
    }
}
