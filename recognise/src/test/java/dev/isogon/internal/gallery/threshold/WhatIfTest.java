package dev.isogon.internal.gallery.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.eval.calibration.FalseMatchTable.Row;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private static final FalseMatchTable TABLE = new FalseMatchTable(
            FalseMatchTable.FORMAT,
            "face",
            null,
            0.95,
            List.of(new Row(0.5f, 0.1), new Row(0.8f, 0.0009), new Row(0.9f, 1e-5)),
            100,
            200,
            "by hand",
            "",
            "");

    @Test
    void strangersThatReachTheThresholdAreCountedWithTheirInterval() {
        WhatIf.Strangers strangers = WhatIf.counted(new float[] {0.25f, 0.5f, 0.875f}, 0.95);
        WhatIf.Named named = strangers.at(0.5);
        assertThat(named.rate()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(named.people()).isEqualTo(3);
        Interval interval = Objects.requireNonNull(named.interval());
        // 2 of 3: Clopper and Pearson's bounds solve 3p²(1−p) + p³ = 0.025 and 1 − p³ = 0.025.
        double low = interval.low();
        assertThat(3 * low * low * (1 - low) + low * low * low).isCloseTo(0.025, within(1e-6));
        assertThat(1 - Math.pow(interval.high(), 3)).isCloseTo(0.025, within(1e-6));
        assertThat(strangers.at(0.51).rate()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(strangers.at(0.9).rate()).isZero();
    }

    @Test
    void withoutStrangersTheRateIsABoundOfAllImagesTogether() {
        WhatIf.Strangers bound = WhatIf.bounded(TABLE, 50);
        assertThat(bound.at(0.81).rate()).isCloseTo(50 * 0.0009, within(1e-12));
        assertThat(bound.at(0.81).interval()).isNull();
        assertThat(bound.at(0.51).rate()).as("at most all").isEqualTo(1);
    }

    @Test
    void thresholdsGoBothWaysAndTheOneInForceIsAmongThem() {
        assertThat(WhatIf.around(0.9)).hasSize(41).contains(0.9).isSorted();
        assertThat(WhatIf.around(0.25)).hasSize(61).contains(0.25);
        assertThat(WhatIf.around(2)).as("nobody is known").containsExactly(2.0);
    }

    @Test
    void knownPeopleAreMissedAsTheirScoresSay() {
        MatedScores mates = new MatedScores(new float[][] {{0.6f, 0.8f}, {0.9f}}, new float[][] {{0.1f, 0.1f}, {0.2f}});
        List<WhatIf> points = WhatIf.of(List.of(0.5, 0.7), WhatIf.bounded(TABLE, 1), mates, 0.95);
        assertThat(points.get(0).missed().rate()).isEqualTo(0.0);
        assertThat(points.get(1).missed().rate())
                .as("half of one, none of the other")
                .isEqualTo(0.25);
    }
}
