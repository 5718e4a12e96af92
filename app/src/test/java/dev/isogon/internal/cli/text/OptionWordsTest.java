package dev.isogon.internal.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.cli.CommandLineRun;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.SettingsException.Problem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OptionWordsTest {

    @Test
    void everyOptionThatMessagesMayNameIsThere() {
        Set<String> options = new TreeSet<>();
        for (String command : List.of(
                "compare",
                "train",
                "evaluate",
                "calibrate",
                "models add",
                "enrol",
                "verify",
                "gallery calibrate",
                "gallery upgrade")) {
            CommandLineRun help = CommandLineRun.of((command + " --help").split(" "));
            options.addAll(List.of(help.out().split("[^-a-z]+")));
        }

        assertThat(options).containsAll(OptionWords.options().values());
    }

    @Test
    void aMentionedSettingIsSaidAsItsOption() {
        assertThat(OptionWords.of("Ask for " + Setting.to("seeds", 5))).isEqualTo("Ask for --seeds 5");
        assertThat(OptionWords.of("a smaller " + Setting.named("model.resolution")))
                .isEqualTo("a smaller --resolution");
        assertThat(OptionWords.of("by " + Setting.to("train.drop_last", true)))
                .isEqualTo("by --set train.drop_last=true");
        assertThat(OptionWords.of("as `isogon`, `run.json` and `mnist` say"))
                .isEqualTo("as `isogon`, `run.json` and `mnist` say");
    }

    @Test
    void aProblemBeginsWithWhatTheUserWrote() {
        assertThat(OptionWords.of(
                        new SettingsException("out", "a is not empty; go on by " + Setting.named("resume") + " a")))
                .isEqualTo("--out a is not empty; go on by --resume a");
        assertThat(OptionWords.of(new SettingsException("train.batch", "is 128, but should be 5")))
                .isEqualTo("train.batch is 128, but should be 5");
        assertThat(OptionWords.of(
                        new SettingsException("the settings", List.of(new Problem("seeds", "must be a number")))))
                .isEqualTo("1 problem in the settings\n  seeds  must be a number");
    }
}
