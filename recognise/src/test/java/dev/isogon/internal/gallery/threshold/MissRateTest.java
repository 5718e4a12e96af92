package dev.isogon.internal.gallery.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.gallery.threshold.MissRate.None;
import dev.isogon.internal.gallery.threshold.StrangerThreshold.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MissRateTest {

    private static final float NOBODY = Float.NEGATIVE_INFINITY;

    @Test
    void subjectsCountAlikeHoweverManyImagesTheyHave() {
        MatedScores mates = new MatedScores(new float[][] {{0.9f, 0.4f}, {0.8f, 0.7f, 0.6f, 0.9f}}, new float[][] {
            {0.1f, 0.1f}, // below 0.5: one of two missed
            {0.1f, 0.7f, 0.65f, NOBODY} // as near to another, nearer to another: two of four
        });
        MissRate rate = MissRate.at(0.5, mates, 0.95);
        assertThat(rate).isEqualTo(new MissRate(0.5, null, 2, 6, 3, None.TOO_FEW_SUBJECTS));
        // At 0.4f all are accepted: 0 of 2 and 2 of 4.
        assertThat(MissRate.at(0.4f, mates, 0.95).rate()).isEqualTo(0.25);
    }

    @Test
    void withoutASecondImageThereIsNone() {
        MissRate rate = MissRate.at(0.5, new MatedScores(new float[0][], new float[0][]), 0.95);
        assertThat(rate).isEqualTo(new MissRate(null, null, 0, 0, 0, None.NO_SUBJECT_WITH_TWO_IMAGES));
    }

    /** 200 subjects of two images; the first {@code failing} miss one. */
    private static MatedScores people(int failing) {
        float[][] own = new float[200][];
        Arrays.setAll(own, i -> new float[] {0.9f, i < failing ? 0.1f : 0.9f});
        float[][] others = new float[200][2];
        return new MatedScores(own, others);
    }

    @Test
    void theIntervalIsStudentsOverSubjects() {
        // Shares 0.5 and 0, half each: mean 0.25, deviation √(0.0625 · 200∕199), t = 1.97196 with 199 degrees of
        // freedom;
        // 1.97196 · 0.250627 ∕ √200 = 0.034947.
        MissRate rate = MissRate.at(0.5, people(100), 0.95);
        assertThat(rate.rate()).isEqualTo(0.25);
        Interval interval = Objects.requireNonNull(rate.interval());
        assertThat(interval.low()).isCloseTo(0.25 - 0.034947, within(1e-6));
        assertThat(interval.high()).isCloseTo(0.25 + 0.034947, within(1e-6));
        assertThat(rate.none()).isNull();
    }

    @Test
    void whereNobodyIsMissedTheIntervalIsThatOfSubjectsWithoutAnError() {
        Interval interval =
                Objects.requireNonNull(MissRate.at(0.5, people(0), 0.95).interval());
        assertThat(interval.low()).isZero();
        // 1 − 0.025^(1∕200) = 0.018275.
        assertThat(interval.high()).isCloseTo(0.018275, within(1e-6));
    }

    @Test
    void usualRatesAreGivenWhereStrangersSuffice() {
        float[] strangers = new float[340];
        for (int i = 0; i < strangers.length; i++) {
            strangers[i] = i / 1000f;
        }
        List<OperatingPoints.Point> points = OperatingPoints.of(strangers, Kind.AVERAGE, 0.95, people(100));
        assertThat(points).extracting(OperatingPoints.Point::target).containsExactly(0.1, 0.03, 0.01, 0.003, 0.001);
        // 341 · 0.997 = 339.98, so the 340th, which is 0.339.
        OperatingPoints.Point nist = points.get(3);
        assertThat(Objects.requireNonNull(nist.threshold()).threshold()).isEqualTo(Math.nextUp(0.339f));
        assertThat(Objects.requireNonNull(nist.misses()).rate()).isEqualTo(0.25);
        assertThat(points.get(4)).isEqualTo(new OperatingPoints.Point(0.001, 999, null, null));
        assertThat(OperatingPoints.of(strangers, Kind.CONFIDENCE, 0.95, people(100))
                        .get(3))
                .isEqualTo(new OperatingPoints.Point(0.003, 998, null, null));
    }

    @Test
    void scoresThatBelongToNobodyAreRefused() {
        assertThatThrownBy(() -> new MatedScores(new float[][] {{1}}, new float[][] {{}}))
                .hasMessageContaining("subject 0");
    }
}
