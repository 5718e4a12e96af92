package dev.isogon.internal.data.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeftOutTest {

    private final LeftOut leftOut = new LeftOut();

    @Test
    void theFirstThreeOfEachReasonAreNamed() {
        leftOut.add("hidden", "a");
        for (int i = 1; i <= 5; i++) {
            leftOut.add("is empty", i + ".png");
        }
        assertThat(leftOut.sentences())
                .containsExactly(
                        "1 file left out, hidden: a", "5 files left out, is empty: 1.png, 2.png, 3.png and 2 more");
        assertThat(leftOut.count()).isEqualTo(6);
    }

    @Test
    void aNameStaysOnItsLine() {
        leftOut.add("hidden", "a\nb\u001b[31m\u0000");
        assertThat(leftOut.sentences()).containsExactly("1 file left out, hidden: a\\u000ab\\u001b[31m\\u0000");
    }

    @Test
    void damagedFilesWithAReasonEachDoNotFillTheScreen() {
        for (int i = 0; i < 500; i++) {
            leftOut.add("is damaged at byte " + i, i + ".png");
        }
        assertThat(leftOut.sentences()).hasSize(11).last().isEqualTo("490 more files left out for other reasons");
    }
}
