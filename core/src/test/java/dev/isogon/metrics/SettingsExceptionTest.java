package dev.isogon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.metrics.SettingsException.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsExceptionTest {

    @Test
    void oneProblemIsASentenceThatBeginsWithItsSetting() {
        SettingsException e = new SettingsException("train.batch", "must be at most 5, but was 6");

        assertThat(e).hasMessage("train.batch must be at most 5, but was 6");
        assertThat(e.problems()).containsExactly(new Problem("train.batch", "must be at most 5, but was 6"));
        assertThat(new SettingsException("two files are one").problems())
                .containsExactly(new Problem(null, "two files are one"));
    }

    @Test
    void severalAreALineEachWithTheSettingsInAColumn() {
        Problem first = new Problem("seeds", "must be at least 1, but was 0");
        Problem second = new Problem("train.clip", "must be at least 0, but was -1");
        SettingsException e = new SettingsException("run.json", List.of(first, second));

        assertThat(e).hasMessage("""
                2 problems in run.json
                  seeds       must be at least 1, but was 0
                  train.clip  must be at least 0, but was -1""");
        assertThat(e.problems()).containsExactly(first, second);
    }
}
