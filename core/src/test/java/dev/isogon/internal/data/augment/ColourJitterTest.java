package dev.isogon.internal.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.image.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColourJitterTest {

    private static final Picture PAIR = new Picture(2, 1, 1, new byte[] {100, (byte) 200});

    /** Draws for Fisher and Yates that leave the order as it is. */
    private static final List<Integer> IN_ORDER = List.of(3, 2, 1);

    @Test
    void factorsComeFromTheirRangesOneAfterTheOther() {
        // Brightness 1 − 0.5 + 0·1 = 0.5: 50, 100. Contrast 1 − 0.2 + 0.5·0.4 = 1: none. Hue and saturation: none on
        // grey
        ColourJitter jitter = new ColourJitter(0.5, 0.2, 0.4, 0.1);
        assertThat(jitter.apply(PAIR, new Scripted(List.of(0.0, 0.5, 0.7, 0.1), IN_ORDER))
                        .pixels())
                .containsExactly(50, 100);
    }

    @Test
    void theOrderIsDrawn() {
        // Brightness 1 − 1 + 1·2 = 2, contrast 0, which leaves the mean
        ColourJitter jitter = new ColourJitter(1, 1, 0, 0);
        List<Double> factors = List.of(1.0, 0.0, 0.5, 0.5);
        // 200 and 400, which is cut to 255; their mean is 227.5
        assertThat(jitter.apply(PAIR, new Scripted(factors, IN_ORDER)).pixels())
                .containsExactly((byte) 228, (byte) 228);
        // Contrast first: 150 and 150, then 300, cut to 255
        assertThat(jitter.apply(PAIR, new Scripted(factors, List.of(3, 2, 0))).pixels())
                .containsExactly((byte) 255, (byte) 255);
    }

    @Test
    void saturationAndHueChangeColoursAlone() {
        ColourJitter jitter = new ColourJitter(0, 0, 0.9, 0.5);
        Picture grey = new Picture(2, 1, 1, new byte[] {100, 50});
        assertThat(jitter.apply(grey, new Random(1))).isSameAs(grey);
        // Saturation 1: no change. Hue 0.5·(2·1 − 1)·255 = 127 steps of 256: red 0 becomes 127, which is 127·6/255 =
        // 2.988
        // sixths: sector 2 (green, rising to blue), 0.988 along: 255·(1 − (1 − 0.988)) = 252
        Picture red = new Picture(1, 1, 3, new byte[] {(byte) 255, 0, 0});
        Scripted random = new Scripted(List.of(0.5, 0.5, 0.5, 1.0), IN_ORDER);
        assertThat(jitter.apply(red, random).pixels()).containsExactly((byte) 0, (byte) 255, (byte) 252);
    }

    @Test
    void meanBrightnessSpreadsEvenly() {
        Chain chain = new Chain(List.of(new ColourJitter(0.4, 0, 0, 0)));
        Picture pixel = new Picture(1, 1, 1, new byte[] {100});
        int[] tones = IntStream.range(0, 10_000)
                .map(i -> chain.apply(pixel, 11, 2, i, 0).pixels()[0] & 255)
                .toArray();
        assertThat(Arrays.stream(tones)).allMatch(tone -> tone >= 60 && tone < 140);
        // Uniform in 60 … 140, rounded down: mean 99.5, deviation 80/√12/√10,000 = 0.23
        assertThat(Arrays.stream(tones).average().getAsDouble()).isCloseTo(99.5, within(1.2));
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new ColourJitter(-1, 0, 0, 0)).hasMessage("brightness must be at least 0, but was -1");
        assertThatThrownBy(() -> new ColourJitter(0, Double.NaN, 0, 0))
                .hasMessage("contrast must be at least 0, but was NaN");
        assertThatThrownBy(() -> new ColourJitter(0, 0, 0, 0.6))
                .hasMessage("hue must be between 0 and 0.5, but was 0.6");
    }
}
