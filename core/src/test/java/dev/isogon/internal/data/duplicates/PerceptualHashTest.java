package dev.isogon.internal.data.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.image.Picture;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class PerceptualHashTest {

    /** Grey, W×H, of any function of x and y. */
    private static Picture picture(int width, int height, IntBinaryOperator value) {
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) value.applyAsInt(x, y);
            }
        }
        return new Picture(width, height, 1, pixels);
    }

    @Test
    void differencesSayWhereItGetsBrighter() {
        Fingerprint rightwards = PerceptualHash.of(picture(200, 100, (x, y) -> x));
        assertThat(rightwards.across()).isEqualTo(-1L); // all 64 bits
        assertThat(rightwards.down()).isZero();
        Fingerprint upwards = PerceptualHash.of(picture(200, 100, (x, y) -> 2 * (100 - y)));
        assertThat(upwards.across()).isZero();
        assertThat(upwards.down()).isZero();
        Fingerprint downwards = PerceptualHash.of(picture(200, 100, (x, y) -> 2 * y));
        assertThat(downwards.down()).isEqualTo(-1L);
        // A peak in the middle: brighter in columns 0 to 3 of each row, darker in 4 to 7.
        Fingerprint peak = PerceptualHash.of(picture(180, 80, (x, y) -> 255 - Math.abs(2 * x - 179)));
        assertThat(peak.across()).isEqualTo(0x0f0f0f0f0f0f0f0fL);
    }

    /**
     * By the definition of the DCT, four loops deep, on 72×72 pixels that are each other's neighbours in blocks of 9: the
     * 32×32 copy is recomputed by its own triangle filter of PIL's rule, in floating point, so that bits whose frequency is
     * within its rounding of the median may differ.
     */
    @Test
    void frequenciesAreTheDefinitionsOwn() {
        Random random = new Random(5);
        int[] blocks = random.ints(64, 0, 256).toArray();
        Picture picture = picture(72, 72, (x, y) -> blocks[y / 9 * 8 + x / 9]);
        double[][] small = shrunk(picture);
        double[] frequencies = new double[64];
        for (int v = 0; v < 8; v++) {
            for (int u = 0; u < 8; u++) {
                for (int y = 0; y < 32; y++) {
                    for (int x = 0; x < 32; x++) {
                        frequencies[v * 8 + u] += small[y][x]
                                * Math.cos(Math.PI / 32 * (x + 0.5) * u)
                                * Math.cos(Math.PI / 32 * (y + 0.5) * v);
                    }
                }
            }
        }
        double[] sorted = Arrays.copyOfRange(frequencies, 1, 64);
        Arrays.sort(sorted);
        Fingerprint fingerprint = PerceptualHash.of(picture);
        assertThat(fingerprint.flat()).isFalse();
        int compared = 0;
        for (int i = 1; i < 64; i++) {
            if (Math.abs(frequencies[i] - sorted[31]) > 30) {
                assertThat(fingerprint.frequencies() >>> i & 1).isEqualTo(frequencies[i] > sorted[31] ? 1 : 0);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(55);
        assertThat(Long.bitCount(fingerprint.frequencies())).isEqualTo(31); // of 63, those above the median
    }

    /** 72×72 to 32×32: each target pixel the mean under a triangle of half-width 72/32 around its centre. */
    private static double[][] shrunk(Picture picture) {
        double[][] weights = new double[32][72];
        for (int i = 0; i < 32; i++) {
            double sum = 0;
            for (int j = 0; j < 72; j++) {
                weights[i][j] = Math.max(0, 1 - Math.abs(j + 0.5 - (i + 0.5) * 2.25) / 2.25);
                sum += weights[i][j];
            }
            for (int j = 0; j < 72; j++) {
                weights[i][j] /= sum;
            }
        }
        double[][] small = new double[32][32];
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                for (int j = 0; j < 72; j++) {
                    for (int i = 0; i < 72; i++) {
                        small[y][x] += weights[y][j] * weights[x][i] * (picture.pixels()[j * 72 + i] & 0xff);
                    }
                }
            }
        }
        return small;
    }

    @Test
    void aColouredPictureCountsByItsBrightness() {
        Random random = new Random(6);
        int[] blocks = random.ints(64, 0, 256).toArray();
        Picture grey = picture(90, 90, (x, y) -> blocks[y * 8 / 90 * 8 + x * 8 / 90]);
        byte[] tripled = new byte[90 * 90 * 3];
        for (int i = 0; i < tripled.length; i++) {
            tripled[i] = grey.pixels()[i / 3];
        }
        assertThat(PerceptualHash.of(new Picture(90, 90, 3, tripled)).distance(PerceptualHash.of(grey)))
                .isZero();
    }

    @Test
    void whatHasNoDetailIsFlat() {
        Random random = new Random(7);
        assertThat(PerceptualHash.of(picture(100, 100, (x, y) -> 120)).flat()).isTrue();
        assertThat(PerceptualHash.of(picture(1, 1, (x, y) -> 120)).flat()).isTrue();
        assertThat(PerceptualHash.of(picture(100, 100, (x, y) -> 119 + random.nextInt(3)))
                        .flat())
                .isTrue();
        assertThat(PerceptualHash.of(picture(200, 200, (x, y) -> (x + y) / 2)).flat())
                .isTrue();
        assertThat(PerceptualHash.of(picture(200, 200, (x, y) -> x < 100 ? 0 : 255))
                        .flat())
                .isTrue();
        // A white square on black has detail but two tones, a shaded one on a shaded ground many.
        assertThat(PerceptualHash.of(picture(200, 200, (x, y) -> isInSquare(x, y) ? 255 : 0))
                        .flat())
                .isTrue();
        assertThat(PerceptualHash.of(picture(200, 200, (x, y) -> isInSquare(x, y) ? 255 - x / 4 : (x + y) / 4))
                        .flat())
                .isFalse();
    }

    private static boolean isInSquare(int x, int y) {
        return Math.max(Math.abs(x - 90), Math.abs(y - 80)) < 20;
    }
}
