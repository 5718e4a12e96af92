package dev.isogon.internal.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.engine.MemoryLimit;
import dev.isogon.metrics.SettingsException;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {

    private static final long MEBI = 1L << 20;

    /** 500 MiB and 10 MiB an image, and a tenth more. */
    private static final MemoryNeed NEED = new MemoryNeed(500.0 * MEBI, 10.0 * MEBI);

    private static MemoryLimit container(long mebibytes) {
        return new MemoryLimit(mebibytes * MEBI, "this container");
    }

    @Test
    void aBatchTakesItsImagesAndWhatIsAlwaysThere() {
        assertThat(NEED.of(128)).isCloseTo(1.1 * (500 + 1280) * MEBI, within(1.0));
    }

    @Test
    void whatFitsPassesAndWhatDoesNotIsToldWhatWould() {
        assertThatCode(() -> NEED.check(128, container(1960))).doesNotThrowAnyException();
        // 1.1·(500 + 32·10) = 902 MiB, and 1254 MiB with 64.
        assertThatThrownBy(() -> NEED.check(128, container(1200)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(
                        "of 128 images would take about 1.9 GiB of memory, but this container has 1.2 GiB",
                        "`train.batch=32` would fit");
        assertThatThrownBy(() -> NEED.check(128, container(512))).hasMessageContaining("Even two images would not fit");
    }
}
