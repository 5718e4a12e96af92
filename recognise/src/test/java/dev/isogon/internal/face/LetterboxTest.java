package dev.isogon.internal.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Picture;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letterboxes against the filter's formula, pixel by pixel. */
class LetterboxTest {

    private static Picture noise(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        new Random(width * 31L + height).nextBytes(pixels);
        return new Picture(width, height, 3, pixels);
    }

    @ParameterizedTest
    @CsvSource({
        "40, 30, 0, 0, 40, 30",
        "7, 5, 0, 0, 7, 5",
        "1, 90, 0, 0, 1, 90",
        "40, 30, -10, 5, 61, 33",
        "40, 30, 12, -7, 20, 20",
        "40, 30, 50, 0, 10, 10"
    })
    void pixelsAreMeansUnderATriangle(int w, int h, int left, int top, int width, int height) {
        Picture picture = noise(w, h);
        Region region = new Region(left, top, width, height);
        int side = 16;

        float[] square = Letterbox.of(region, side).pixels(picture);

        double scale = 16.0 / Math.max(width, height);
        int across = (int) Math.max(1, Math.round(width * scale));
        int down = (int) Math.max(1, Math.round(height * scale));
        int padX = (side - across) / 2;
        int padY = (side - down) / 2;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                for (int c = 0; c < 3; c++) {
                    boolean within = x >= padX && x < padX + across && y >= padY && y < padY + down;
                    double expected = within ? naive(picture, region, across, down, x - padX, y - padY, c) : 0;
                    assertThat((double) square[(y * side + x) * 3 + c]).isCloseTo(expected, within(1e-3));
                }
            }
        }
    }

    /** All weights of both sides, over all pixels of the region. */
    private static double naive(Picture picture, Region region, int across, int down, int x, int y, int channel) {
        double sum = 0;
        double all = 0;
        for (int j = 0; j < region.height(); j++) {
            for (int i = 0; i < region.width(); i++) {
                double weight = triangle(i, (x + 0.5) * region.width() / across, (double) region.width() / across)
                        * triangle(j, (y + 0.5) * region.height() / down, (double) region.height() / down);
                int u = region.left() + i;
                int v = region.top() + j;
                boolean inside = u >= 0 && v >= 0 && u < picture.width() && v < picture.height();
                sum += weight * (inside ? picture.pixels()[(v * picture.width() + u) * 3 + channel] & 0xff : 0);
                all += weight;
            }
        }
        return sum / all;
    }

    private static double triangle(int pixel, double middle, double scale) {
        return Math.max(0, 1 - Math.abs(pixel + 0.5 - middle) / Math.max(1, scale));
    }

    /** 400×200 in 256: 256×128 below 64 black rows; (0, 64) is the region's corner, and a pixel is 400/256 wide. */
    @Test
    void placesInTheSquareGoBackToThePicture() {
        Letterbox letterbox = Letterbox.of(new Region(1_000, 2_000, 400, 200), 256);

        assertThat(letterbox.back(0, 64)).isEqualTo(new Face.Point(1_000, 2_000));
        assertThat(letterbox.back(128, 128)).isEqualTo(new Face.Point(1_200, 2_100));
        assertThat(letterbox.across()).isEqualTo(1.5625);
    }

    /** 112 in the middle of 256: 72 black pixels on each side. */
    @Test
    void borderedPicturesLieInTheMiddle() {
        assertThat(Region.bordered(noise(112, 112))).isEqualTo(new Region(-72, -72, 256, 256));
        assertThat(Region.bordered(noise(112, 56))).isEqualTo(new Region(-72, -100, 256, 256));
    }
}
