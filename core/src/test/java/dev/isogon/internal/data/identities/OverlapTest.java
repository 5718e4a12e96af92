package dev.isogon.internal.data.identities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.ImageSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverlapTest {

    private static final int SIDE = 48;

    /** Smooth random pictures: sums of a few waves. */
    private static byte[] picture(long seed, int brighter) {
        Random random = new Random(seed);
        double[] waves = random.doubles(24).map(x -> x * 6 - 3).toArray();
        byte[] pixels = new byte[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double sum = 0;
                for (int w = 0; w < waves.length; w += 3) {
                    sum += Math.sin(waves[w] * x / 8 + waves[w + 1] * y / 8 + waves[w + 2]);
                }
                pixels[y * SIDE + x] = (byte) Math.max(0, Math.min(255, 110 + 14 * sum + brighter));
            }
        }
        return pixels;
    }

    private static ImageSet set(byte[]... pictures) {
        byte[] all = new byte[pictures.length * SIDE * SIDE];
        for (int i = 0; i < pictures.length; i++) {
            System.arraycopy(pictures[i], 0, all, i * SIDE * SIDE, SIDE * SIDE);
        }
        return new ImageSet(
                SIDE,
                SIDE,
                1,
                all,
                IntStream.range(0, pictures.length).map(i -> i % 2).toArray(),
                List.of("a", "b"));
    }

    @Test
    void equalAndNearlyEqualPicturesAreFoundAcrossTheSetsAlone() {
        ImageSet known = set(picture(1, 0), picture(2, 0), picture(3, 0), picture(3, 0));
        ImageSet others = set(picture(4, 0), picture(2, 0), picture(1, 9));
        Overlap overlap = Overlap.of(known, others);
        assertThat(overlap.same()).containsExactly(new Overlap.Names("image 1", "image 1"));
        assertThat(overlap.near()).containsExactly(new Overlap.Names("image 0", "image 2"));
        assertThat(Overlap.sentence(overlap.same(), "in both")).isEqualTo("1 picture is in both: image 1 and image 1");
        assertThat(Overlap.of(known, set(picture(4, 0), picture(5, 0))).isEmpty())
                .isTrue();
    }
}
