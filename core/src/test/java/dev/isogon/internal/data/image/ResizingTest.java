package dev.isogon.internal.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.isogon.internal.data.image.format.Decoder;
import java.util.Locale;
import java.util.Scanner;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Other sizes against PIL's. */
class ResizingTest {

    /** Each line: mode, width, height, the part, the checksum of all bytes, and eight of them from first to last. */
    @TestFactory
    Stream<DynamicTest> bytesAreThoseOfPil() throws UndecodableException {
        Picture colours = Decoder.decode(References.bytes("resizing.png"), Limits.DEFAULT);
        Picture grey = Resizing.grey(colours);
        return References.lines("resizing").stream()
                .map(line -> dynamicTest(line, () -> {
                    Scanner words = new Scanner(line).useLocale(Locale.ROOT);
                    Picture from = words.next().equals("L") ? grey : colours;
                    Picture picture = Resizing.bilinear(
                            from,
                            words.nextInt(),
                            words.nextInt(),
                            words.nextFloat(),
                            words.nextFloat(),
                            words.nextFloat(),
                            words.nextFloat());
                    String checksum = words.next();
                    byte[] pixels = picture.pixels();
                    for (int i = 0; i < 8; i++) {
                        assertThat(pixels[(int) ((long) i * (pixels.length - 1) / 7)] & 0xff)
                                .isEqualTo(words.nextInt());
                    }
                    assertThat(References.checksum(pixels)).isEqualTo(checksum);
                }));
    }

    @Test
    void halvingWeighsFourPixelsAsATriangleDoes() {
        // Of 4 pixels to 2: support 2, centers 1 and 3. The first: pixel centers at distance 0.5, 0.5, 1.5 of 2,
        // weights
        // 0.75, 0.75, 0.25, of 1.75: (0·0.75 + 70·0.75 + 140·0.25) / 1.75 = 50. The second, mirrored: 160.
        Picture row = new Picture(4, 1, 1, new byte[] {0, 70, (byte) 140, (byte) 210});
        assertThat(Resizing.bilinear(row, 2, 1).pixels()).containsExactly(50, (byte) 160);
    }

    @Test
    void croppingTakesThePart() {
        Picture picture = new Picture(3, 2, 1, new byte[] {1, 2, 3, 4, 5, 6});
        assertThat(Resizing.crop(picture, 1, 0, 2, 2).pixels()).containsExactly(2, 3, 5, 6);
        assertThatThrownBy(() -> Resizing.crop(picture, 2, 0, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a part of 2×2 at (2, 0) is not within a picture of 3×2");
    }

    @Test
    void aPartBeyondThePictureIsRefused() {
        Picture picture = new Picture(3, 2, 1, new byte[6]);
        assertThatThrownBy(() -> Resizing.bilinear(picture, 2, 2, 0, 0, 3.5f, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Resizing.bilinear(picture, 2, 2, Float.NaN, 0, 3, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Resizing.bilinear(picture, 0, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void greyWeighsGreenMost() {
        // 0.299·255 = 76.2, 0.587·255 = 149.7, 0.114·255 = 29.07
        Picture primaries = new Picture(3, 1, 3, new byte[] {-1, 0, 0, 0, -1, 0, 0, 0, -1});
        assertThat(Resizing.grey(primaries).pixels()).containsExactly(76, (byte) 150, 29);
    }
}
