package dev.isogon.internal.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: a picture or an {@link UndecodableException}, soon, and within bounded memory. */
class DamagedImagesTest {

    private static final int MUTATIONS_EACH = 24;
    private static final Limits LIMITS = new Limits(1 << 20, 65_535);

    private final Attempts attempts = new Attempts();

    @AfterEach
    void stop() {
        attempts.close();
    }

    @Test
    void mutatedFilesAreDecodedOrRefused() throws Exception {
        Random random = new Random(20_261_124);
        int decoded = 0;
        int refused = 0;
        for (References.Reference reference : References.all()) {
            for (int i = 0; i < MUTATIONS_EACH; i++) {
                byte[] mutated = mutated(reference.file(), i, random);
                String what = reference.name() + ", mutation " + i;
                if (attempts.decodes(what, mutated, LIMITS)) {
                    decoded++;
                } else {
                    refused++;
                }
            }
        }
        // Neither all that is damaged is found (a flipped pixel is a pixel), nor is all refused.
        assertThat(decoded).isGreaterThan(200);
        assertThat(refused).isGreaterThan(1000);
    }

    private static byte[] mutated(byte[] file, int kind, Random random) {
        byte[] mutated = file.clone();
        int at = random.nextInt(file.length);
        int inHeader = random.nextInt(Math.min(file.length, 64));
        return switch (kind % 8) {
            case 0 -> Arrays.copyOf(file, at);
            case 1 -> flipped(mutated, random, 1 + random.nextInt(3));
            case 2 -> flipped(mutated, random, 1 + file.length / 20);
            case 3 -> filled(mutated, inHeader, 4, (byte) 0xff);
            case 4 -> filled(mutated, inHeader, 1 + random.nextInt(4), (byte) random.nextInt(256));
            case 5 -> inserted(file, at, random);
            case 6 -> filled(mutated, at, file.length, (byte) random.nextInt(256));
            default -> filled(mutated, 0, 1 + random.nextInt(4), (byte) random.nextInt(256));
        };
    }

    private static byte[] flipped(byte[] file, Random random, int count) {
        for (int i = 0; i < count; i++) {
            file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return file;
    }

    private static byte[] filled(byte[] file, int from, int count, byte value) {
        Arrays.fill(file, from, Math.min(file.length, from + count), value);
        return file;
    }

    private static byte[] inserted(byte[] file, int at, Random random) {
        byte[] garbage = new byte[1 + random.nextInt(40)];
        random.nextBytes(garbage);
        return ByteBuffer.allocate(file.length + garbage.length)
                .put(file, 0, at)
                .put(garbage)
                .put(file, at, file.length - at)
                .array();
    }

    /** Every length that a small file of each format can be cut to. */
    @Test
    void everyTruncationIsDecodedOrRefused() throws Exception {
        for (String name : List.of(
                "420.jpg",
                "progressive.jpg",
                "palette-4.png",
                "interlaced.gif",
                "runs-4.bmp",
                "text.pbm",
                "jpeg.tif",
                "tiles.tif",
                "lossless.webp",
                "q80.webp",
                "animation-lossy.webp")) {
            byte[] file = References.bytes(name);
            for (int length = 0; length < file.length; length++) {
                attempts.decodes(name + " of " + length + " bytes", Arrays.copyOf(file, length), LIMITS);
            }
        }
    }
}
