package dev.isogon.internal.data.image.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.References;
import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Scanner;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files by other projects' programs against their own or another decoder; the README beside them says how they were made. */
class OtherProgramsTest {

    private static final String FOLDER = "/others/";
    private static final int BLOCK = 8;

    @TestFactory
    Stream<DynamicTest> pixelsAreThoseOfAnotherDecoder() {
        return References.lines(FOLDER + "index").stream()
                .map(line -> dynamicTest(line, () -> check(new Scanner(line).useLocale(java.util.Locale.ROOT))));
    }

    private static void check(Scanner words) throws UndecodableException, IOException {
        byte[] file = References.bytes(FOLDER + words.next());
        Size size = new Size(words.nextInt(), words.nextInt());
        assertThat(Decoder.size(file)).isEqualTo(size);
        Picture picture = Decoder.decode(file, Limits.DEFAULT);
        assertThat(new Size(picture.width(), picture.height())).isEqualTo(size);
        if (words.next().equals("exact")) {
            assertThat(References.checksum(picture.pixels())).isEqualTo(words.next());
            return;
        }
        double mean = words.nextDouble();
        double block = words.nextDouble();
        BufferedImage expected = ImageIO.read(new ByteArrayInputStream(References.bytes(FOLDER + words.next())));
        assertThat(difference(picture, expected, 0, 0, picture.width(), picture.height()))
                .as("mean")
                .isLessThanOrEqualTo(mean);
        for (int y = 0; y < picture.height(); y += BLOCK) {
            for (int x = 0; x < picture.width(); x += BLOCK) {
                int right = Math.min(x + BLOCK, picture.width());
                int bottom = Math.min(y + BLOCK, picture.height());
                assertThat(difference(picture, expected, x, y, right, bottom))
                        .as("block at %s, %s", x, y)
                        .isLessThanOrEqualTo(block);
            }
        }
    }

    /** The mean over a part's samples. */
    private static double difference(
            Picture picture, BufferedImage expected, int left, int top, int right, int bottom) {
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                for (int c = 0; c < 3; c++) {
                    int sample = picture.pixels()[(y * picture.width() + x) * 3 + c] & 0xff;
                    sum += Math.abs(sample - (expected.getRGB(x, y) >> (16 - 8 * c) & 0xff));
                }
            }
        }
        return sum / (3.0 * (right - left) * (bottom - top));
    }

    @ParameterizedTest
    @CsvSource({
        "imagemagick/grad-23x17-lzma.tif, is a TIFF compressed by LZMA, tiffcp -c lzw",
        "imagemagick/grad-23x17-zstd.tif, is a TIFF compressed by Zstandard, tiffcp -c lzw",
        "imagemagick/grad-23x17-webp.tif, is a TIFF compressed as WebP, tiffcp -c lzw",
        "imagemagick/grad-23x17-float.tif, is a TIFF with samples of a kind that is not read (32 bits), Save it as",
        "libtiff/grad-23x17-big.tif, is a BigTIFF, tiffcp",
        "libtiff/preview.tif, is a TIFF whose first picture is a small preview, tiffcp",
        "cjpeg/grad-23x17-arith.jpg, is a JPEG of a rare kind (arithmetic coding), jpegtran -optimize",
        "netpbm/grad-23x17.pam, is a PAM picture, pamtopnm",
        "netpbm/grad-23x17.pfm, is a PFM picture, pfmtopam",
        "node/small.avif, is an AVIF picture, avifdec",
    })
    void whatIsNotReadIsNamedWithWhatMakesItReadable(String name, String reason, String advice) {
        assertThatThrownBy(() -> Decoder.decode(References.bytes(FOLDER + name), Limits.DEFAULT))
                .isInstanceOf(UndecodableException.class)
                .hasMessageStartingWith(reason)
                .hasMessageContaining(advice);
    }
}
