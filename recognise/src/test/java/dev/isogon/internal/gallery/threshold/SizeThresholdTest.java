package dev.isogon.internal.gallery.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.calibration.FalseMatchTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeThresholdTest {

    private final FalseMatchTable table = new FalseMatchTable(
            FalseMatchTable.FORMAT,
            "model",
            null,
            0.95,
            List.of(
                    new FalseMatchTable.Row(0.5f, 1e-2),
                    new FalseMatchTable.Row(0.6f, 1e-3),
                    new FalseMatchTable.Row(0.7f, 1e-4)),
            300,
            900,
            "people",
            "00",
            "2026-11-27T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // images, τ, N · bound, and whether it is at most 0.01
        "0, 0.5, 0.01, true",
        "1, 0.5, 0.01, true",
        "2, 0.6, 0.002, true",
        "10, 0.6, 0.01, true",
        "11, 0.7, 0.0011, true",
        "100, 0.7, 0.01, true",
        "101, 0.7, 0.0101, false",
        "20000, 0.7, 1, false",
    })
    void itRisesWithTheGalleryAndSaysWhereTheTableEnds(long images, float threshold, double rate, boolean reached) {
        SizeThreshold chosen = SizeThreshold.of(table, images, SizeThreshold.TARGET);
        assertThat(chosen.threshold()).isEqualTo(threshold);
        assertThat(chosen.rate()).isCloseTo(rate, within(1e-15));
        assertThat(chosen.reached()).isEqualTo(reached);
        assertThat(chosen.falseMatchRate()).isEqualTo(table.boundAt(threshold));
    }

    @Test
    void twoImagesAreComparedAtTheFalseMatchRateItself() {
        assertThat(SizeThreshold.ofPairs(table, SizeThreshold.VERIFICATION))
                .isEqualTo(new SizeThreshold(0.6f, 1, 1e-3, 1e-3, 1e-3, true));
        assertThat(SizeThreshold.ofPairs(table, 1e-6).reached()).isFalse();
    }

    @Test
    void atAThresholdSetByHandTheRowBelowItCounts() {
        assertThat(table.boundAt(0.69)).isEqualTo(1e-3);
        assertThat(table.boundAt(0.7f)).isEqualTo(1e-4);
        assertThat(table.boundAt(0.9)).isEqualTo(1e-4);
        assertThat(table.boundAt(0.4)).isEqualTo(1);
    }
}
