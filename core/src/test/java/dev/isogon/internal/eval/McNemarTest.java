package dev.isogon.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class McNemarTest {

    /** 20 images: first alone right on {@code a}, second alone on {@code b}, both on the rest. */
    private static McNemar test(int a, int b) {
        boolean[] first = new boolean[20];
        boolean[] second = new boolean[20];
        for (int i = 0; i < 20; i++) {
            first[i] = i >= b;
            second[i] = i < b || i >= a + b;
        }
        return McNemar.of(first, second);
    }

    @Test
    void onlyImagesThatTellTheTwoApartCount() {
        // 9 images, 1 against 8: 2·(C(9,0) + C(9,1))/2⁹ = 20/512.
        McNemar test = test(8, 1);
        assertThat(test.firstOnly()).isEqualTo(8);
        assertThat(test.secondOnly()).isEqualTo(1);
        assertThat(test.pValue()).isCloseTo(20.0 / 512, within(1e-12));
        assertThat(test(1, 8).pValue()).isCloseTo(20.0 / 512, within(1e-12));
    }

    @Test
    void evenlyDividedOrNoneAtAllTellsNothing() {
        assertThat(test(3, 3).pValue()).isEqualTo(1);
        assertThat(test(0, 0).pValue()).isEqualTo(1);
    }

    @Test
    void otherImagesAreRefused() {
        assertThatThrownBy(() -> McNemar.of(new boolean[3], new boolean[4])).hasMessageContaining("3 and 4");
    }
}
