package dev.isogon.internal.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.image.Picture;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomErasingTest {

    private static final Range FIFTH = new Range(0.2, 0.2);
    private static final Range ANY = new Range(0.5, 2);

    @Test
    void theRectangleIsThatOfTorchvisionsFormula() {
        // 0.2·5·4 = 4 pixels at ratio 1 (the middle of 1/2 … 2 in the logarithm): 2×2, from row 1 and column 3 on
        RandomErasing erase = new RandomErasing(0.5, FIFTH, ANY, OptionalInt.of(200));
        Scripted random = new Scripted(List.of(0.49, 0.0, 0.5), List.of(1, 3));
        byte f = (byte) 200;
        assertThat(erase.apply(new Picture(5, 4, 1, new byte[20]), random).pixels())
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, f, f, 0, 0, 0, f, f, 0, 0, 0, 0, 0);
    }

    @Test
    void allColoursAreErased() {
        RandomErasing erase = new RandomErasing(1, new Range(0.25, 0.25), new Range(1, 1), OptionalInt.of(7));
        Scripted random = new Scripted(List.of(0.0, 0.0, 0.0), List.of(0, 1));
        // 0.25·2·2 = 1 pixel, row 0, column 1
        assertThat(erase.apply(new Picture(2, 2, 3, new byte[12]), random).pixels())
                .containsExactly(0, 0, 0, 7, 7, 7, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void whatNeverFitsLeavesThePictureAlone() {
        RandomErasing whole = new RandomErasing(1, new Range(1, 1), new Range(1, 1), OptionalInt.of(7));
        Picture picture = new Picture(2, 2, 1, new byte[4]);
        Scripted random = new Scripted(Collections.nCopies(21, 0.0), List.of());
        assertThat(whole.apply(picture, random)).isSameAs(picture);
        assertThat(random.finished()).as("ten tries").isTrue();
    }

    @Test
    void erasedSharesSpreadOverTheirRange() {
        Chain chain = new Chain(List.of(new RandomErasing(0.25, new Range(0.1, 0.3), ANY, OptionalInt.of(1))));
        Picture black = new Picture(100, 80, 1, new byte[8000]);
        double[] shares = IntStream.range(0, 10_000)
                .mapToObj(i -> chain.apply(black, 5, 0, i, 0))
                .mapToDouble(RandomErasingTest::shareErased)
                .filter(share -> share > 0)
                .toArray();
        // Binomial: 2,500, deviation √(10,000·¼·¾) = 43; the mean share 0.2, deviation 0.2/√12/√2,500 = 0.00115
        assertThat(shares.length).isBetween(2284, 2716);
        assertThat(Arrays.stream(shares)).allMatch(share -> share > 0.095 && share < 0.305);
        assertThat(IntStream.range(0, shares.length)
                        .mapToDouble(i -> shares[i])
                        .average()
                        .getAsDouble())
                .isCloseTo(0.2, within(0.006));
    }

    private static double shareErased(Picture picture) {
        int erased = 0;
        for (byte pixel : picture.pixels()) {
            erased += pixel;
        }
        return erased / 8000.0;
    }

    @Test
    void noiseIsUniformOverBytes() {
        RandomErasing noise = new RandomErasing(1, new Range(0.9, 0.9), new Range(1, 1), OptionalInt.empty());
        int[] counts = new int[256];
        byte[] pixels = noise.apply(new Picture(300, 300, 3, new byte[270_000]), new Random(4))
                .pixels();
        for (byte pixel : pixels) {
            counts[pixel & 255]++;
        }
        // √(0.9·90,000) = 284.6 → 285² pixels, 243,675 bytes; 951.9 of each value ± 30.8, zeros besides the rest
        assertThat(counts[0]).isBetween(26_325 + 951 - 160, 26_325 + 952 + 160);
        assertThat(IntStream.range(1, 256).map(i -> counts[i])).allMatch(n -> n > 790 && n < 1115);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new RandomErasing(-1, FIFTH, ANY, OptionalInt.empty()))
                .hasMessage("probability must be between 0 and 1, but was -1");
        assertThatThrownBy(() -> new RandomErasing(1, new Range(0, 2), ANY, OptionalInt.empty()))
                .hasMessage("area must be above 0 and at most 1, but was 0..2");
        assertThatThrownBy(() -> new RandomErasing(1, FIFTH, new Range(0, 2), OptionalInt.empty()))
                .hasMessage("ratio must be above 0, but was 0..2");
        assertThatThrownBy(() -> new RandomErasing(1, FIFTH, ANY, OptionalInt.of(256)))
                .hasMessage("fill must be between 0 and 255, but was 256");
    }
}
