package dev.isogon.internal.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Similarities and chips by hand. */
class FaceAlignmentTest {

    private static final SimilarityMap SAME = new SimilarityMap(1, 0, 0, 0);

    private static Face.Point point(double x, double y) {
        return new Face.Point(x, y);
    }

    private static Picture ramp(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    pixels[(y * width + x) * 3 + c] = (byte) (10 * x + y + 50 * c);
                }
            }
        }
        return new Picture(width, height, 3, pixels);
    }

    /** A quarter turn to the right, twice as large, and then 10 to the right: (x, y) ↦ (10 − 2y, 2x). */
    @Test
    void similarityThatFitsIsFound() {
        List<Face.Point> from = List.of(point(1, 2), point(5, 2), point(3, 7));
        List<Face.Point> to = List.of(point(6, 2), point(6, 10), point(-4, 6));

        SimilarityMap found = SimilarityMap.between(from, to);

        assertThat(found.a()).isCloseTo(0, within(1e-12));
        assertThat(found.b()).isCloseTo(2, within(1e-12));
        assertThat(found.scale()).isCloseTo(2, within(1e-12));
        for (int i = 0; i < 3; i++) {
            Face.Point there = found.of(from.get(i).x(), from.get(i).y());
            Face.Point back = found.inverse().of(there.x(), there.y());
            assertThat(Math.hypot(
                            there.x() - to.get(i).x(), there.y() - to.get(i).y()))
                    .isLessThan(1e-12);
            assertThat(Math.hypot(
                            back.x() - from.get(i).x(), back.y() - from.get(i).y()))
                    .isLessThan(1e-12);
        }
    }

    /** Points 2 apart, wanted 2 apart and once 4 apart, on one line: the best scale is the mean, weighted by distance. */
    @Test
    void similarityIsTheBestWhereNoneFits() {
        SimilarityMap found = SimilarityMap.between(
                List.of(point(-2, 0), point(0, 0), point(2, 0)), List.of(point(-2, 0), point(0, 0), point(4, 0)));

        // a = (−2·(−2 − 2/3) + 2·(4 − 2/3)) / 8 = 12/8.
        assertThat(found.a()).isCloseTo(1.5, within(1e-12));
        assertThat(found.b()).isCloseTo(0, within(1e-12));
        assertThat(found.s()).isCloseTo(2.0 / 3, within(1e-12));
    }

    /** The map that the models' description states. */
    @Test
    void alignedPicturesOfInsightfaceGoToDlibsSquareByTheFixedMap() {
        SimilarityMap map = FaceTemplate.DLIB.intoAligned();

        assertThat(map.a()).isCloseTo(0.678946, within(1e-6));
        assertThat(map.b()).isCloseTo(-0.003766, within(1e-6));
        assertThat(map.s()).isCloseTo(5.488190, within(1e-6));
        assertThat(map.t()).isCloseTo(20.390383, within(1e-6));
    }

    @Test
    void pictureStaysAsItIsWhereNothingMoves() {
        Picture picture = ramp(12, 12);

        float[] values = FaceAlignment.samples(picture, SAME, 12, 12);

        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isEqualTo(picture.pixels()[i] & 0xff);
        }
    }

    /** Half a pixel to the right lies between two pixels, which are 10 apart; beyond the last one it is half black. */
    @Test
    void betweenPixelsIsTheirMeanAndBeyondThePictureBlack() {
        Picture picture = ramp(12, 12);

        float[] values = FaceAlignment.samples(picture, new SimilarityMap(1, 0, 0.5, 0), 14, 1);

        assertThat(values[0]).isEqualTo(5f);
        assertThat(values[3 * 11]).isEqualTo(55f);
        assertThat(values[3 * 13]).isZero();
    }

    /** A pixel as wide as three: 3×3 places, the middles of the nine pixels below it, whose mean is the middle one. */
    @Test
    void pixelsThatCoverManyAreTheirMean() {
        Picture picture = ramp(12, 12);

        float[] values = FaceAlignment.samples(picture, new SimilarityMap(3, 0, 0, 0), 4, 4);

        assertThat(values[0]).isCloseTo(11f, within(1e-4f));
        assertThat(values[(4 + 2) * 3]).isCloseTo(10 * 7 + 4f, within(1e-4f));
    }

    /** Of 300 wide and 150 high: the square of 150 lies in the middle, at the same size. */
    @Test
    void templatesSquareLiesInTheMiddleOfAnOblong() {
        Picture picture = ramp(20, 20);
        Picture square = FaceAlignment.chip(picture, SAME, FaceTemplate.DLIB, 150, 150);

        Picture oblong = FaceAlignment.chip(picture, SAME, FaceTemplate.DLIB, 300, 150);

        for (int x = 0; x < 20; x++) {
            assertThat(oblong.pixels()[(5 * 300 + 75 + x) * 3]).isEqualTo(square.pixels()[(5 * 150 + x) * 3]);
        }
    }

    /** Twice the size: four pixels a pixel; the template's places lie at twice their distance from the corner. */
    @Test
    void templateGrowsWithTheSquare() {
        Picture picture = ramp(20, 20);

        Picture twice = FaceAlignment.chip(picture, SAME, FaceTemplate.ARCFACE, 224, 224);

        // (8.5 ∕ 2, 8.5 ∕ 2) = (4.25, 4.25), which is a quarter below the middle of pixel 4 on each side.
        assertThat(twice.pixels()[(8 * 224 + 8) * 3] & 0xff).isEqualTo((int) Math.round(10 * 3.75 + 3.75));
    }
}
