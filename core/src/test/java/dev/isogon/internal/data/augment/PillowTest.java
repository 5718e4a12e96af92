package dev.isogon.internal.data.augment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.image.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** To the byte what Pillow makes of the same picture; the files' README.md says how they were made. */
class PillowTest {

    private static final int WIDTH = 24;
    private static final int HEIGHT = 16;

    /** In the order of the files. */
    private static final Map<String, UnaryOperator<Picture>> CHANGES = new LinkedHashMap<>();

    static {
        CHANGES.put("nothing", picture -> picture);
        CHANGES.put("brightness 0.6", picture -> Enhancement.brightness(picture, 0.6f));
        CHANGES.put("brightness 1.4", picture -> Enhancement.brightness(picture, 1.4f));
        CHANGES.put("contrast 0.6", picture -> Enhancement.contrast(picture, 0.6f));
        CHANGES.put("contrast 1.9", picture -> Enhancement.contrast(picture, 1.9f));
        CHANGES.put("saturation 0.27", picture -> Enhancement.saturation(picture, 0.27f));
        CHANGES.put("saturation 1.7", picture -> Enhancement.saturation(picture, 1.7f));
        CHANGES.put("sharpness 0.1", picture -> Enhancement.sharpness(picture, 0.1f));
        CHANGES.put("sharpness 1.9", picture -> Enhancement.sharpness(picture, 1.9f));
        CHANGES.put("autocontrast", Tones::autocontrasted);
        CHANGES.put("equalize", Tones::equalized);
        CHANGES.put("solarize 178.5", picture -> Tones.solarized(picture, 178.5));
        CHANGES.put("posterize 4", picture -> Tones.posterized(picture, 4));
        CHANGES.put("posterize 7", picture -> Tones.posterized(picture, 7));
        CHANGES.put("rotate 9", picture -> Placement.rotated(picture, 9));
        CHANGES.put("rotate -30", picture -> Placement.rotated(picture, -30));
        CHANGES.put("shear x 0.3", picture -> Placement.shearedX(picture, 0.3));
        CHANGES.put("shear x -0.09", picture -> Placement.shearedX(picture, -0.09));
        CHANGES.put("shear y 0.21", picture -> Placement.shearedY(picture, 0.21));
        CHANGES.put("translate x 5", picture -> Placement.translated(picture, 5, 0));
        CHANGES.put("translate y -3", picture -> Placement.translated(picture, 0, -3));
        CHANGES.put("hue 25", picture -> Hue.turned(picture, 25));
        CHANGES.put("hue -12", picture -> Hue.turned(picture, -12));
        CHANGES.put("grey", picture -> new RandomGrey(1).apply(picture, new Random(1)));
    }

    private static Stream<String> changes() {
        return CHANGES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void coloursAreThoseOfPillow(String change) throws IOException {
        assertSame(change, "colour.ppm", 3);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void greysAreThoseOfPillow(String change) throws IOException {
        assertSame(change, "grey.pgm", 1);
    }

    private static void assertSame(String change, String file, int channels) throws IOException {
        byte[] pixels = pixels(file, channels);
        byte[] given = part(pixels, 0);
        byte[] kept = given.clone();
        Picture changed = requireNonNull(CHANGES.get(change)).apply(new Picture(WIDTH, HEIGHT, channels, given));
        int place = List.copyOf(CHANGES.keySet()).indexOf(change);
        assertThat(changed.pixels()).isEqualTo(part(pixels, place));
        assertThat(given).as("the picture given").isEqualTo(kept);
    }

    /** What follows the header, which is three lines. */
    private static byte[] pixels(String file, int channels) throws IOException {
        try (InputStream in = PillowTest.class.getResourceAsStream(file)) {
            byte[] bytes = requireNonNull(in, file).readAllBytes();
            int size = WIDTH * HEIGHT * channels * CHANGES.size();
            return Arrays.copyOfRange(bytes, bytes.length - size, bytes.length);
        }
    }

    private static byte[] part(byte[] pixels, int place) {
        int size = pixels.length / CHANGES.size();
        return Arrays.copyOfRange(pixels, place * size, (place + 1) * size);
    }
}
