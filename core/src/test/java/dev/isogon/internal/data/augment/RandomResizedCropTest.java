package dev.isogon.internal.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.augment.RandomResizedCrop.Box;
import dev.isogon.internal.data.image.Picture;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomResizedCropTest {

    private static final Range SQUARE = new Range(1, 1);

    @Test
    void thePartIsThatOfTorchvisionsFormula() {
        // area (0.1 + 0.5·0.4)·100·50 = 1500, ratio e^0 = 1 (in the middle between 1/2 and 2): 38.7 → 39 each way
        RandomResizedCrop crop = new RandomResizedCrop(new Range(0.1, 0.5), new Range(0.5, 2));
        Scripted random = new Scripted(List.of(0.5, 0.5), List.of(11, 61));
        assertThat(crop.box(100, 50, random)).isEqualTo(new Box(61, 11, 39, 39));
        assertThat(random.finished()).isTrue();
    }

    @Test
    void aPartThatDoesNotFitIsDrawnAgain() {
        // ratio 2 at full area: √2·10 > 10; then ratio 1/2 at area 50: 5 by 10
        RandomResizedCrop crop = new RandomResizedCrop(new Range(0.5, 1), new Range(0.5, 2));
        Scripted random = new Scripted(List.of(1.0, 1.0, 0.0, 0.0), List.of(0, 5));
        assertThat(crop.box(10, 10, random)).isEqualTo(new Box(5, 0, 5, 10));
    }

    @Test
    void afterTenTriesItIsTheMiddle() {
        RandomResizedCrop whole = new RandomResizedCrop(SQUARE, new Range(0.5, 0.8));
        // 100×50 is wider than 0.8: 50·0.8 = 40 of 100 columns from (100 − 40)/2 on
        assertThat(whole.box(100, 50, ones())).isEqualTo(new Box(30, 0, 40, 50));
        // 20×50 is narrower than 0.5: 20/0.5 = 40 of 50 rows
        assertThat(whole.box(20, 50, ones())).isEqualTo(new Box(0, 5, 20, 40));
        // 60×100 is within, and full area does not fit at the drawn ratio 0.8
        assertThat(whole.box(60, 100, ones())).isEqualTo(new Box(0, 0, 60, 100));
    }

    private static Scripted ones() {
        return new Scripted(Collections.nCopies(20, 1.0), List.of());
    }

    @Test
    void sharesAndRatiosSpreadOverTheirRanges() {
        RandomResizedCrop crop = new RandomResizedCrop(new Range(0.2, 0.6), new Range(0.8, 1.25));
        Random random = new Random(3);
        double shares = 0;
        int wide = 0;
        for (int i = 0; i < 10_000; i++) {
            Box box = crop.box(1000, 1000, random);
            double share = box.width() * box.height() / 1e6;
            assertThat(share).isBetween(0.199, 0.601);
            assertThat((double) box.width() / box.height()).isBetween(0.797, 1.255);
            assertThat(box.left()).isBetween(0, 1000 - box.width());
            assertThat(box.top()).isBetween(0, 1000 - box.height());
            shares += share;
            wide += box.width() > box.height() ? 1 : 0;
        }
        // Mean 0.4, deviation 0.4/√12/√10,000 = 0.00115; half are wide: 5,000 ± 50
        assertThat(shares / 10_000).isCloseTo(0.4, within(0.006));
        assertThat(wide).isBetween(4700, 5250);
    }

    @Test
    void thePartIsBroughtToTheSizeOfTheWhole() {
        // Area 1/4 of 4×4 at ratio 1: 2×2, here the lower right corner: 10, 20 / 30, 40 to 4×4, weights 1/4 and 3/4:
        // a row 10, 12.5, 17.5, 20, rounded half up after each pass: 10, 13, 18, 20 and 30, 33, 38, 40, then the
        // columns
        byte[] pixels = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 20, 0, 0, 30, 40};
        RandomResizedCrop crop = new RandomResizedCrop(new Range(0.25, 0.25), SQUARE);
        Picture part = crop.apply(new Picture(4, 4, 1, pixels), new Scripted(List.of(0.0, 0.0), List.of(2, 2)));
        assertThat(part.pixels()).containsExactly(10, 13, 18, 20, 15, 18, 23, 25, 25, 28, 33, 35, 30, 33, 38, 40);
    }

    @Test
    void picturesOfOnePixelWork() {
        Picture pixel = new Picture(1, 1, 3, new byte[] {1, 2, 3});
        assertThat(RandomResizedCrop.DEFAULT.apply(pixel, new Random(1)).pixels())
                .containsExactly(1, 2, 3);
    }

    @Test
    void scaleIsAShareAndRatioPositive() {
        assertThatThrownBy(() -> new RandomResizedCrop(new Range(0, 1), SQUARE))
                .hasMessage("scale must be above 0 and at most 1, but was 0..1");
        assertThatThrownBy(() -> new RandomResizedCrop(new Range(0.5, 1.5), SQUARE))
                .hasMessage("scale must be above 0 and at most 1, but was 0.5..1.5");
        assertThatThrownBy(() -> new RandomResizedCrop(SQUARE, new Range(-1, 1)))
                .hasMessage("ratio must be above 0, but was -1..1");
        assertThatThrownBy(() -> new Range(1, 0.5)).hasMessageContaining("smaller to the larger");
    }
}
