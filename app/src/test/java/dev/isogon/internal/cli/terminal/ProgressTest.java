package dev.isogon.internal.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.experiment.run.Forecast;
import dev.isogon.internal.experiment.run.StudyEvent;
import dev.isogon.internal.loop.EpochRecord;
import dev.isogon.internal.loop.StepRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter shown = new StringWriter();

    private Progress progress(Terminal terminal) {
        return progress(terminal, "fair");
    }

    private Progress progress(Terminal terminal, String protocol) {
        CompareRequest config = new Settings()
                .set("data", "mnist")
                .set("train.epochs", "4")
                .set("protocol", protocol)
                .compare(Protocols.ALL)
                .request();
        Progress progress = new Progress(config, new PrintWriter(shown, true), terminal);
        progress.accept(new StudyEvent.Planned(2, 400, 128, new Forecast(1_000, 3_000, 300, 600)));
        progress.accept(new StudyEvent.RunStarted(1, "adacos", 7, 0));
        return progress;
    }

    private static StudyEvent step(int step, int epoch) {
        return new StudyEvent.Trained(new StepRecord(step, epoch, 1.25, 2.5, 1, 1.5, 0.001, 0.5));
    }

    @Test
    void theBarHasEpochBatchLossScaleSpeedAndBothTimesLeft() {
        Progress progress = progress(new Terminal(true, 200));
        progress.accept(step(201, 3));
        String line = shown.toString().substring(shown.toString().lastIndexOf('\r'));
        assertThat(line)
                .contains("████████░░░░░░░░ [1/2] adacos, seed 7  epoch 3/4  batch 1/100  loss 1.250  scale 2.500")
                .containsPattern("[0-9,]+ img/s  [0-9:]+ left, all [0-9:]+");
    }

    @Test
    void aNarrowTerminalGetsOneLineThatFits() {
        Progress progress = progress(new Terminal(true, 60));
        progress.accept(step(1, 1));
        String line = shown.toString().substring(shown.toString().lastIndexOf("\u001b[K") + 3);
        assertThat(line).hasSize(59).endsWith("…");
    }

    @Test
    void onAPipeThereAreWholeLinesAndNoControlCharacters() {
        Progress progress = progress(Terminal.none());
        progress.accept(step(1, 1));
        progress.accept(step(2, 1));
        progress.accept(new StudyEvent.Trained(new EpochRecord(1, 1.2, 0.5, 0.97, 2.5, 12.3)));
        progress.accept(new StudyEvent.RunEnded(
                1,
                new RunResult(
                        "adacos",
                        7,
                        1,
                        RunResult.Status.FINISHED,
                        null,
                        0.99,
                        0.98,
                        null,
                        4,
                        50,
                        5,
                        null,
                        List.of(),
                        List.of(),
                        List.of())));
        assertThat(shown.toString()).doesNotContain("\r").doesNotContain("\u001b");
        assertThat(shown.toString().lines().skip(1))
                .satisfiesExactly(
                        first -> assertThat(first).contains("batch 1/100"),
                        epoch -> assertThat(epoch)
                                .contains("epoch 1/4  loss 1.200  scale 2.500  validation 97.00 %  12.3 s"),
                        end -> assertThat(end)
                                .contains("train 99.00 %  test 98.00 %  (50.0 s training, 5.0 s evaluation)"));
    }

    @Test
    void theForecastNamesWhatMakesItShorter() {
        progress(Terminal.none());
        progress(Terminal.none(), "seed");
        assertThat(shown.toString())
                .contains("2 runs, about 10 min on this machine (1,000 images/s). Shorter: --quick, or fewer --epochs")
                .contains("Shorter: fewer --epochs");
    }

    @Test
    void timesAreSaidAsPeopleSayThem() {
        assertThat(Durations.about(2)).isEqualTo("about 5 s");
        assertThat(Durations.about(57)).isEqualTo("about 55 s");
        assertThat(Durations.about(1_700)).isEqualTo("about 28 min");
        assertThat(Durations.about(2 * 3600 + 50 * 60)).isEqualTo("about 2 h 50 min");
        assertThat(Durations.about(2 * 3600 + 59 * 60)).isEqualTo("about 3 h");
        assertThat(Durations.clock(3723)).isEqualTo("1:02:03");
    }
}
