package dev.isogon.internal.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.image.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RandAugmentTest {

    /** Row after row 0 … 99, ten in each. */
    private static final Picture RAMP = ramp();

    private static Picture ramp() {
        byte[] pixels = new byte[100];
        for (int i = 0; i < 100; i++) {
            pixels[i] = (byte) i;
        }
        return new Picture(10, 10, 1, pixels);
    }

    @ParameterizedTest
    @CsvSource({
        // 9 of 30 of each range; what becomes of the pixel of value 55, which is at (5, 5), and where values come from
        "IDENTITY, 0.3, 55",
        // 0.09·5.5 = 0.495 to the right, from 5.5: 5.995
        "SHEAR_X, 0.3, 55",
        // 0.12·5.5 = 0.66: from 6.16
        "SHEAR_X, 0.4, 56",
        "SHEAR_Y, 0.4, 65",
        "SHEAR_Y, -0.4, 45",
        // 150/331·10·0.5 = 2.27: 2 pixels
        "TRANSLATE_X, 0.5, 53",
        "TRANSLATE_X, -0.5, 57",
        "TRANSLATE_Y, 0.5, 35",
        // Around (5, 5) by 30°: (0.5, 0.5) comes from 0.5·cos ∓ 0.5·sin = 0.18, 0.68
        "ROTATE, 1, 55",
        // 55·1.27 = 69.85; 55·0.73 = 40.15
        "BRIGHTNESS, 0.3, 69",
        "BRIGHTNESS, -0.3, 40",
        "COLOUR, 1, 55",
        // Mean 49.5 → 50: 50 + 1.9·5 = 59.5; 50 + 0.1·5
        "CONTRAST, 1, 59",
        "CONTRAST, -1, 50",
        // On a ramp the mean around is the pixel itself
        "SHARPNESS, 1, 55",
        // 8 − 4·0.3 → 7 bits: 54; 4 bits: 48
        "POSTERIZE, 0.3, 54",
        "POSTERIZE, -1, 48",
        // Thresholds 178.5, 51, 0
        "SOLARIZE, 0.3, 55",
        "SOLARIZE, 0.8, 200",
        "SOLARIZE, -1, 200",
        // 55·255/99 = 141.67
        "AUTOCONTRAST, 0, 141",
        // 99 below the last of 100: step 0, no change
        "EQUALIZE, 0, 55",
    })
    void eachOperationGoesAsFarAsTorchvisions(Operation operation, double level, int expected) {
        assertThat(operation.apply(RAMP, level).pixels()[55] & 255).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void sizesAndTheGivenPictureStay(Operation operation) {
        Random random = new Random(1);
        for (int channels : new int[] {1, 3}) {
            for (int side = 1; side < 6; side++) {
                byte[] pixels = new byte[side * 4 * channels];
                random.nextBytes(pixels);
                byte[] kept = pixels.clone();
                Picture changed = operation.apply(new Picture(side, 4, channels, pixels), 1);
                assertThat(List.of(changed.width(), changed.height(), changed.channels()))
                        .containsExactly(side, 4, channels);
                assertThat(pixels).isEqualTo(kept);
            }
        }
    }

    @Test
    void operationsAreDrawnWithTheirDirections() {
        // Brightness upwards and then to the right by 150/331·10·0.3 = 1.36 → 1: what was 54, 54·1.27 = 68.58
        List<Operation> all = List.of(Operation.values());
        int brightness = all.indexOf(Operation.BRIGHTNESS);
        int translateX = all.indexOf(Operation.TRANSLATE_X);
        Scripted random = new Scripted(List.of(), List.of(brightness, 1, translateX, 1));
        assertThat(new RandAugment(2, 9).apply(RAMP, random).pixels()[55]).isEqualTo((byte) 68);
        Scripted other = new Scripted(List.of(), List.of(translateX, 0));
        assertThat(new RandAugment(1, 9).apply(RAMP, other).pixels()[55]).isEqualTo((byte) 56);
    }

    @Test
    void allOperationsOccurEquallyOften() {
        // At level ±0.5 five of the fourteen change nothing on the ramp: identity; colour, since it is grey; sharpness,
        // since each pixel is the mean around it; solarize from 127.5 on; equalize with 99 pixels below the last tone.
        // 10,000·5/14 = 3,571, deviation √(10,000·5/14·9/14) = 48
        Random random = new Random(9);
        int unchanged = 0;
        for (int i = 0; i < 10_000; i++) {
            unchanged +=
                    Arrays.equals(new RandAugment(1, 15).apply(RAMP, random).pixels(), RAMP.pixels()) ? 1 : 0;
        }
        assertThat(unchanged).isBetween(3331, 3811);
    }
}
