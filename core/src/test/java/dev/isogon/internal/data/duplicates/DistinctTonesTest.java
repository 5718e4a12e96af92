package dev.isogon.internal.data.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.image.Picture;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class DistinctTonesTest {

    private static Picture picture(int pixels, IntUnaryOperator value) {
        byte[] grey = new byte[pixels];
        for (int i = 0; i < pixels; i++) {
            grey[i] = (byte) value.applyAsInt(i);
        }
        return new Picture(pixels, 1, 1, grey);
    }

    @Test
    void equallyFrequentTonesCountAsManyAsThereAre() {
        assertThat(DistinctTones.of(picture(1000, i -> 77))).isEqualTo(1, within(1e-9));
        assertThat(DistinctTones.of(picture(1000, i -> i % 2 * 255))).isEqualTo(2, within(1e-9));
        assertThat(DistinctTones.of(picture(1000, i -> i % 4 * 60))).isEqualTo(4, within(1e-9));
        assertThat(DistinctTones.of(picture(1600, i -> i % 16 * 16))).isEqualTo(16, within(1e-9));
    }

    /** Of two shares p and 1 − p the entropy is −p·ln p − (1 − p)·ln(1 − p): for 0.1 0.325083, and e to it 1.384145. */
    @Test
    void rareTonesCountLess() {
        assertThat(DistinctTones.of(picture(1000, i -> i % 10 == 0 ? 0 : 255))).isEqualTo(1.384145, within(1e-6));
        // Rarer than the specks that are passed over, and still not nothing: 0.001, 1.007939.
        assertThat(DistinctTones.of(picture(1000, i -> i == 0 ? 0 : 255))).isEqualTo(1.007939, within(1e-6));
    }

    @Test
    void neitherBrightnessNorContrastMatters() {
        Random random = new Random(3);
        int[] noise = random.ints(5000, 0, 64).toArray();
        double dark = DistinctTones.of(picture(5000, i -> noise[i]));
        assertThat(DistinctTones.of(picture(5000, i -> 100 + noise[i]))).isEqualTo(dark, within(1e-9));
        assertThat(DistinctTones.of(picture(5000, i -> 4 * noise[i]))).isEqualTo(dark, within(0.2));
        assertThat(dark).isGreaterThan(15);
    }

    /** 0.299 of 255 is 76: red on green's 149 and blue's 29 are three tones. */
    @Test
    void coloursCountByTheirBrightness() {
        byte[] primaries = new byte[900];
        for (int i = 0; i < 300; i++) {
            primaries[i * 3 + i % 3] = (byte) 255;
        }
        assertThat(DistinctTones.of(new Picture(300, 1, 3, primaries))).isEqualTo(3, within(1e-9));
    }
}
