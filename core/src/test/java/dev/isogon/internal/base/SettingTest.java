package dev.isogon.internal.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingTest {

    @Test
    void aMentionIsSaidInTheReadersWords() {
        String message = "leave it out by " + Setting.to("train.drop_last", true) + ", or name another "
                + Setting.named("out") + " than $1";

        assertThat(message).isEqualTo("leave it out by `train.drop_last=true`, or name another `out` than $1");
        assertThat(Setting.phrased(message, (key, value) -> "<" + key + "|" + value + ">"))
                .isEqualTo("leave it out by <train.drop_last|true>, or name another <out|null> than $1");
    }

    @Test
    void otherWordsInBackquotesStayAsTheyAre() {
        assertThat(Setting.phrased(
                        "`isogon data check` shows `mnist` and `out`",
                        (key, value) -> key.equals("out") ? "\\--out" : null))
                .isEqualTo("`isogon data check` shows `mnist` and \\--out");
    }
}
