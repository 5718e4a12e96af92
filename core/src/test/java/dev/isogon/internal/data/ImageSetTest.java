package dev.isogon.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.data.feed.Preparation;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.source.IdxSamples;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageSetTest {

    private static final Preparation PLAIN = Preparation.plain(Normalization.centred(1));

    /** Three images of 1×2. */
    private static final ImageSet SET = set(new int[] {0, 1, 1}, 0, 255, 51, 102, 153, 204);

    @Test
    void pixelsAreNormalizedAndUnsigned() {
        FloatBuffer target = FloatBuffer.allocate(10);
        PLAIN.fill(SET, new int[] {2, 0}, new int[2], target);
        assertThat(target.position()).isZero();
        assertThat(target.limit()).isEqualTo(4);
        // 153/255 = 0.6 → 0.2; 204/255 = 0.8 → 0.6; 0 → −1; 255 → 1
        double[] expected = {0.2, 0.6, -1, 1};
        for (int i = 0; i < 4; i++) {
            assertThat((double) target.get(i)).isCloseTo(expected[i], within(1e-6));
        }
        LongBuffer labels = LongBuffer.allocate(10);
        Preparation.fillLabels(SET, new int[] {2, 0}, labels);
        assertThat(labels.limit()).isEqualTo(2);
        assertThat(labels.get(0)).isEqualTo(1);
        assertThat(labels.get(1)).isZero();
    }

    @Test
    void everyByteHasItsValue() {
        byte[] pixels = IdxSamples.counting(256);
        FloatBuffer target = FloatBuffer.allocate(256);
        PLAIN.fill(new ImageSet(16, 16, 1, pixels, new int[] {0}, List.of("a")), new int[] {0}, new int[1], target);
        for (int x = 0; x < 256; x++) {
            assertThat((double) target.get(x)).isCloseTo((x / 255.0 - 0.5) / 0.5, within(1e-6));
        }
    }

    @Test
    void aSubsetKeepsTheClasses() {
        ImageSet subset = SET.subset(new int[] {2, 0, 2});
        assertThat(StripedImages.bytes(subset))
                .isEqualTo(new byte[] {(byte) 153, (byte) 204, 0, (byte) 255, (byte) 153, (byte) 204});
        assertThat(subset.labels()).containsExactly(1, 0, 1);
        assertThat(subset.classes()).isEqualTo(2);
        assertThat(subset.subset(new int[] {1}).picture(0).pixels()).isEqualTo(new byte[] {0, (byte) 255});
        subset.picture(0).pixels()[0] = 7;
        assertThat(SET.picture(2).pixels()[0]).isEqualTo((byte) 153);
    }

    @Test
    void greyBecomesColourPixelByPixel() {
        ImageSet colour = SET.subset(new int[] {1}).inColour();
        assertThat(colour.channels()).isEqualTo(3);
        assertThat(colour.picture(0).pixels()).isEqualTo(new byte[] {51, 51, 51, 102, 102, 102});
        assertThat(colour.inColour()).isSameAs(colour);
    }

    @Test
    void eachChannelHasItsOwnMeanAndDeviation() {
        FloatBuffer target = FloatBuffer.allocate(6);
        Normalization normalization = new Normalization(List.of(0.0, 0.2, 0.4), List.of(1.0, 0.5, 0.1));
        new Preparation(normalization, Preparation.Change.NONE)
                .fill(SET.subset(new int[] {1}).inColour(), new int[] {0}, new int[1], target);
        // 51/255 = 0.2 and 102/255 = 0.4, a pixel after the other
        double[] expected = {0.2, 0, -2, 0.4, 0.4, 0};
        for (int i = 0; i < 6; i++) {
            assertThat((double) target.get(i)).isCloseTo(expected[i], within(1e-6));
        }
    }

    @Test
    void aChangeIsAppliedAndLeavesTheImageAlone() {
        FloatBuffer target = FloatBuffer.allocate(4);
        Preparation mirrored = new Preparation(
                Normalization.centred(1),
                (picture, image, occurrence) ->
                        new Picture(2, 1, 1, new byte[] {picture.pixels()[1], image == 2 ? picture.pixels()[0] : 0}));
        mirrored.fill(SET, new int[] {0, 2}, new int[2], target);
        double[] expected = {1, -1, 0.6, 0.2};
        for (int i = 0; i < 4; i++) {
            assertThat((double) target.get(i)).isCloseTo(expected[i], within(1e-6));
        }
        assertThat(SET.picture(0).pixels()).isEqualTo(new byte[] {0, (byte) 255});
    }

    @Test
    void nonsenseIsRefused() {
        List<String> one = List.of("a");
        assertThatThrownBy(() -> new ImageSet(1, 2, 1, new byte[3], new int[] {0}, one))
                .hasMessageContainingAll("1 images of 1×2×1", "3 bytes");
        assertThatThrownBy(() -> new ImageSet(1, 0, 1, new byte[0], new int[] {0}, one))
                .hasMessageContaining("1×0×1");
        assertThatThrownBy(() -> new ImageSet(1, 1, 2, new byte[2], new int[] {0}, one))
                .hasMessageContainingAll("grey", "1×1×2");
        assertThatThrownBy(() -> new ImageSet(1, 1, 1, new byte[2], new int[] {0, 1}, one))
                .hasMessageContainingAll("image 1 has label 1", "1 classes");
        assertThatThrownBy(() -> PLAIN.fill(SET, new int[] {3}, new int[1], FloatBuffer.allocate(2)))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Preparation.plain(Normalization.centred(3))
                        .fill(SET, new int[] {0}, new int[1], FloatBuffer.allocate(4)))
                .hasMessageContaining("images of 1 channels cannot be normalized by 3 means");
        assertThatThrownBy(() -> PLAIN.fill(SET, new int[] {0, 1}, new int[2], FloatBuffer.allocate(3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SET.subset(new int[] {-1})).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theChecksumSeesPixelsLabelsShapesAndWhichSetIsWhich() {
        ImageSet other = set(new int[] {0, 1, 0}, 0, 255, 51, 102, 153, 204);
        ImageSet brighter = set(new int[] {0, 1, 1}, 1, 255, 51, 102, 153, 204);
        ImageSet upright = new ImageSet(2, 1, 1, StripedImages.bytes(SET), SET.labels(), SET.classNames());
        assertThat(List.of(
                        Dataset.of("a", SET, SET).checksum(),
                        Dataset.of("a", SET, other).checksum(),
                        Dataset.of("a", other, SET).checksum(),
                        Dataset.of("a", SET, brighter).checksum(),
                        Dataset.of("a", upright, upright).checksum()))
                .doesNotHaveDuplicates()
                .allMatch(checksum -> checksum.matches("[0-9a-f]{64}"));
        assertThat(Dataset.of("b", SET, other).checksum())
                .isEqualTo(Dataset.of("a", SET, other).checksum());
        assertThatThrownBy(() -> Dataset.of("a", SET, upright)).hasMessageContaining("differ in size");
    }

    private static ImageSet set(int[] labels, int... pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[i] = (byte) pixels[i];
        }
        return new ImageSet(1, 2, 1, bytes, labels, List.of("a", "b"));
    }
}
