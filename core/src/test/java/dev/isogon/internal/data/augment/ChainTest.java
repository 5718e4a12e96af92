package dev.isogon.internal.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.image.Picture;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainTest {

    private static final Chain ALL =
            Augmentations.parse("flip, crop(0.5..1), jitter, randaugment(3, 12), erase(0.5), grey(0.2)");

    private static Picture noise(int width, int height, int channels) {
        byte[] pixels = new byte[width * height * channels];
        new Random(2).nextBytes(pixels);
        return new Picture(width, height, channels, pixels);
    }

    @Test
    void resultsDependNeitherOnThreadsNorOnOrder() {
        Picture picture = noise(20, 16, 3);
        byte[][] inOrder = new byte[300][];
        Arrays.setAll(inOrder, i -> ALL.apply(picture, 1, 4, i, 0).pixels());
        byte[][] inParallel = new byte[300][];
        Arrays.parallelSetAll(inParallel, i -> ALL.apply(picture, 1, 4, i, 0).pixels());
        byte[][] backwards = new byte[300][];
        for (int i = 299; i >= 0; i--) {
            backwards[i] = ALL.apply(picture, 1, 4, i, 0).pixels();
        }
        assertThat(inParallel).isDeepEqualTo(inOrder);
        assertThat(backwards).isDeepEqualTo(inOrder);
    }

    @Test
    void imagesEpochsAndSeedsDiffer() {
        Picture picture = noise(20, 16, 3);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            for (int epoch = 0; epoch < 10; epoch++) {
                for (int seed = 0; seed < 10; seed++) {
                    seen.add(Arrays.hashCode(
                            ALL.apply(picture, seed, epoch, i, 0).pixels()));
                }
            }
        }
        assertThat(seen.size()).isGreaterThan(990);
    }

    /** The flips that a Python program finds from the published SplitMix64 and java.util.Random's specification. */
    @Test
    void drawsAreThoseOfTheSpecifiedGenerators() {
        assertThat(flips(42, 3)).isEqualTo(".FF.FFFFF..F...F..FFFF.F....FF..");
        assertThat(flips(-1, 0)).isEqualTo("...F.FF.FF.FFFFF.FFFFF.F......F.");
    }

    private static String flips(long seed, int epoch) {
        Picture pair = new Picture(2, 1, 1, new byte[] {0, 1});
        StringBuilder flips = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            byte left =
                    Augmentations.parse("flip").apply(pair, seed, epoch, i, 0).pixels()[0];
            flips.append(left == 1 ? 'F' : '.');
        }
        return flips.toString();
    }

    /** Neighbouring seeds, epochs and images must not go together: of each four neighbours all 16 patterns occur. */
    @Test
    void flipsOfNeighboursAreIndependent() {
        Chain flip = Augmentations.parse("flip");
        Picture pair = new Picture(2, 1, 1, new byte[] {0, 1});
        int[] patterns = new int[16];
        for (int i = 0; i < 2000; i++) {
            int pattern = flip.apply(pair, 3, 7, i, 0).pixels()[0]
                    + 2 * flip.apply(pair, 3, 7, i + 1, 0).pixels()[0]
                    + 4 * flip.apply(pair, 3, 8, i, 0).pixels()[0]
                    + 8 * flip.apply(pair, 4, 7, i, 0).pixels()[0];
            patterns[pattern]++;
        }
        // 2000/16 = 125 each, deviation √(2000·1/16·15/16) = 10.8
        assertThat(patterns)
                .satisfies(counts -> assertThat(Arrays.stream(counts)).allMatch(n -> n > 71 && n < 179));
    }

    /** Both come from (seed, epoch, image, occurrence) alone: 2000 pairs of flips show all four patterns alike. */
    @Test
    void anImageThatComesAgainIsChangedAnew() {
        Chain flip = Augmentations.parse("flip");
        Picture pair = new Picture(2, 1, 1, new byte[] {0, 1});
        int[] patterns = new int[4];
        for (int i = 0; i < 2000; i++) {
            int first = flip.apply(pair, 3, 7, i, 1).pixels()[0];
            patterns[first + 2 * flip.apply(pair, 3, 7, i, 2).pixels()[0]]++;
            assertThat(flip.apply(pair, 3, 7, i, 1).pixels()[0]).isEqualTo((byte) first);
        }
        // 500 each, deviation √(2000·1/4·3/4) = 19.4
        assertThat(Arrays.stream(patterns)).allMatch(n -> n > 403 && n < 597);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void thePictureGivenStaysAndSizesAreKept(int channels) {
        for (int side : new int[] {1, 2, 9}) {
            Picture picture = noise(side, 7, channels);
            byte[] kept = picture.pixels().clone();
            for (int i = 0; i < 200; i++) {
                Picture changed = ALL.apply(picture, 1, 0, i, 0);
                assertThat(List.of(changed.width(), changed.height(), changed.channels()))
                        .containsExactly(side, 7, channels);
            }
            assertThat(picture.pixels()).isEqualTo(kept);
        }
    }

    @Test
    void noneIsThePictureItself() {
        Picture picture = noise(3, 3, 1);
        assertThat(Augmentations.parse("none").apply(picture, 1, 1, 1, 0)).isSameAs(picture);
    }
}
