package dev.isogon.internal.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.image.Picture;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HorizontalFlipTest {

    private static final HorizontalFlip ALWAYS = new HorizontalFlip(1);

    @Test
    void columnsOfGreyPicturesChangePlaces() {
        Picture flipped = ALWAYS.apply(new Picture(3, 2, 1, new byte[] {1, 2, 3, 4, 5, 6}), new Random(1));
        assertThat(flipped.pixels()).containsExactly(3, 2, 1, 6, 5, 4);
    }

    @Test
    void coloursKeepTheirOrder() {
        byte[] pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        Picture flipped = ALWAYS.apply(new Picture(2, 2, 3, pixels), new Random(1));
        assertThat(flipped.pixels()).containsExactly(4, 5, 6, 1, 2, 3, 10, 11, 12, 7, 8, 9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.5, 1})
    void itHappensWithItsProbability(double probability) {
        Chain chain = new Chain(java.util.List.of(new HorizontalFlip(probability)));
        Picture picture = new Picture(2, 1, 1, new byte[] {1, 2});
        long flips = IntStream.range(0, 10_000)
                .filter(i -> chain.apply(picture, 7, 0, i, 0).pixels()[0] == 2)
                .count();
        // Binomial: five deviations of √(n·p·(1 − p)), 200 to 250 where p is neither 0 nor 1
        assertThat(Math.abs((double) flips - 10_000 * probability))
                .isLessThanOrEqualTo(5 * Math.sqrt(10_000 * probability * (1 - probability)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aProbabilityIsBetweenZeroAndOne(double probability) {
        assertThatThrownBy(() -> new HorizontalFlip(probability))
                .hasMessage("probability must be between 0 and 1, but was " + probability);
    }
}
