package dev.isogon.internal.data.image.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.References;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.testing.SharedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Pixels against PIL's, of every format and kind. */
class DecoderTest {

    /**
     * Small pictures of hard edges between strong colours, where it shows most that the reader does not interpolate
     * colours (9 to 12 of 255 in the mean), and a soft one (3.1).
     */
    private static final Set<String> LOSSY_WEBP =
            Set.of("alpha-q80.webp", "animation-lossy.webp", "q100.webp", "q5.webp", "q80.webp", "texture.webp");

    @TestFactory
    Stream<DynamicTest> pixelsAreThoseOfPil() {
        return References.all().stream()
                .map(reference -> dynamicTest(reference.name(), () -> {
                    Picture picture = Decoder.decode(reference.file(), Limits.DEFAULT);
                    assertThat(new Size(picture.width(), picture.height()))
                            .isEqualTo(new Size(reference.width(), reference.height()));
                    assertThat(picture.channels()).isEqualTo(3);
                    if (LOSSY_WEBP.contains(reference.name())) {
                        assertThat(meanDifference(picture.pixels(), reference.rgb()))
                                .isLessThan(reference.name().equals("texture.webp") ? 3.5 : 12.5);
                    } else {
                        assertThat(largestDifference(picture.pixels(), reference.rgb()))
                                .isZero();
                    }
                }));
    }

    private static double meanDifference(byte[] a, byte[] b) {
        assertThat(a).hasSameSizeAs(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
        }
        return sum / a.length;
    }

    private static int largestDifference(byte[] a, byte[] b) {
        assertThat(a).hasSameSizeAs(b);
        int largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs((a[i] & 0xff) - (b[i] & 0xff)));
        }
        return largest;
    }

    @TestFactory
    Stream<DynamicTest> theHeaderAloneTellsTheUprightSize(@TempDir Path folder) {
        return References.all().stream()
                .map(reference -> dynamicTest(reference.name(), () -> {
                    Size expected = new Size(reference.width(), reference.height());
                    assertThat(Decoder.size(reference.file())).isEqualTo(expected);
                    Path file = Files.write(folder.resolve(reference.name()), reference.file());
                    assertThat(Decoder.size(file)).isEqualTo(expected);
                }));
    }

    @Test
    void aLongFilesSizeIsRead(@TempDir Path folder) throws Exception {
        byte[] short420 = References.bytes("420.jpg");
        byte[] comments = new byte[2 + 2 * 60_000];
        for (int at = 2; at < comments.length; at += 60_000) {
            comments[at] = (byte) 0xff;
            comments[at + 1] = (byte) 0xfe;
            comments[at + 2] = (byte) (59_998 >> 8);
            comments[at + 3] = (byte) 59_998;
        }
        System.arraycopy(short420, 0, comments, 0, 2);
        byte[] file = concatenated(comments, Arrays.copyOfRange(short420, 2, short420.length));
        assertThat(Decoder.size(Files.write(folder.resolve("long.jpg"), file))).isEqualTo(new Size(23, 17));
        assertThat(Decoder.decode(file, Limits.DEFAULT).pixels())
                .isEqualTo(Decoder.decode(short420, Limits.DEFAULT).pixels());
    }

    @Test
    void facesAreThoseOfPil() throws IOException, UndecodableException {
        Path folder = SharedFiles.of("data/faces16");
        for (String line : References.lines("faces")) {
            Scanner words = new Scanner(line);
            Picture face = Decoder.decode(Files.readAllBytes(folder.resolve(words.next())), Limits.DEFAULT);
            assertThat(References.checksum(face.pixels())).as(line).isEqualTo(words.next());
            assertThat(References.checksum(Resizing.bilinear(face, 224, 224).pixels()))
                    .as(line)
                    .isEqualTo(words.next());
            Picture part = Resizing.bilinear(face, 96, 64, 9.25f, 4.5f, 100.75f, 99);
            assertThat(References.checksum(part.pixels())).as(line).isEqualTo(words.next());
            assertThat(References.checksum(Resizing.grey(face).pixels()))
                    .as(line)
                    .isEqualTo(words.next());
        }
    }

    @Test
    void manyThreadsDecodeAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> differences = new ArrayList<>();
            for (int round = 0; round < 4; round++) {
                for (References.Reference each : References.all()) {
                    byte[] alone = Decoder.decode(each.file(), Limits.DEFAULT).pixels();
                    differences.add(threads.submit(() -> largestDifference(
                            Decoder.decode(each.file(), Limits.DEFAULT).pixels(), alone)));
                }
            }
            for (Future<Integer> difference : differences) {
                assertThat(difference.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsNoImageIsSaidToBeNone() {
        assertThatThrownBy(() -> Decoder.decode("hello, world".getBytes(StandardCharsets.UTF_8), Limits.DEFAULT))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("is no image that Isogon reads (JPEG, PNG, WebP, GIF, TIFF, BMP, PNM)");
        assertThatThrownBy(() -> Decoder.decode(new byte[0], Limits.DEFAULT))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("is empty");
    }

    @Test
    void limitsHoldForWidthHeightAndTheirProduct() {
        byte[] file = References.bytes("rgb.png");
        for (Limits tooLow : List.of(new Limits(23 * 17 - 1, 100), new Limits(1000, 22))) {
            assertThatThrownBy(() -> Decoder.decode(file, tooLow))
                    .isInstanceOf(UndecodableException.class)
                    .hasMessageContaining("is too large: it claims 23×17 pixels");
        }
    }

    @Test
    void aTruncatedPhotographIsNoHalfGreyOne() {
        for (String name : List.of("420.jpg", "texture.jpg", "progressive.jpg", "cmyk.jpg", "q80.webp", "rgb.png")) {
            byte[] file = References.bytes(name);
            for (int percent : List.of(40, 60, 80, 90)) {
                byte[] start = Arrays.copyOf(file, file.length * percent / 100);
                assertThatThrownBy(() -> Decoder.decode(start, Limits.DEFAULT))
                        .as("%s, %s %%", name, percent)
                        .isInstanceOf(UndecodableException.class)
                        .hasMessageStartingWith("is truncated: ");
            }
        }
    }

    @Test
    void pixelsThatEndBeforeTheEndMarkerAreTruncatedToo() {
        byte[] file = References.bytes("texture.jpg");
        byte[] start = Arrays.copyOf(file, file.length * 8 / 10);
        assertThatThrownBy(() ->
                        Decoder.decode(concatenated(start, new byte[] {(byte) 0xff, (byte) 0xd9}), Limits.DEFAULT))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("is truncated: a JPEG whose pixels end early");
    }

    /** Whole blocks of the pixels, then the empty block and the trailer that end a GIF. */
    @Test
    void aGifThatEndsAfterHalfOfItsPixelsIsTruncatedToo() {
        byte[] file = References.bytes("noise.gif");
        int at = 13 + 3 * 256;
        at += file[at] == 0x21 ? 8 : 0;
        at += 11;
        for (int block = 0; block < 5; block++) {
            at += 1 + (file[at] & 0xff);
        }
        byte[] half = concatenated(Arrays.copyOf(file, at), new byte[] {0, 0x3b});
        assertThat(half.length).isLessThan(file.length * 2 / 3);
        assertThatThrownBy(() -> Decoder.decode(half, Limits.DEFAULT))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("is truncated: a GIF whose pixels end early");
    }

    private static byte[] concatenated(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
