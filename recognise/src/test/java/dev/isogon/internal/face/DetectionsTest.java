package dev.isogon.internal.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.Face;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The detector's numbers by hand. */
class DetectionsTest {

    private static Face face(double left, double top, double side, double score) {
        Face.Point point = new Face.Point(left, top);
        return new Face(
                new Face.Box(left, top, side, side), new Face.Points(point, point, point, point, point, point), score);
    }

    /** Two grids, written as the model's authors do: cells row by row, anchors of a cell one after the other. */
    @Test
    void anchorsAreTheMiddlesOfCells() {
        List<double[]> expected = new ArrayList<>();
        for (int[] grid : new int[][] {{16, 2}, {8, 6}}) {
            for (int y = 0; y < grid[0]; y++) {
                for (int x = 0; x < grid[0]; x++) {
                    for (int i = 0; i < grid[1]; i++) {
                        expected.add(new double[] {(x + 0.5) / grid[0], (y + 0.5) / grid[0]});
                    }
                }
            }
        }

        assertThat(expected).hasSize(896).hasSize(Anchors.COUNT);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(new double[] {Anchors.x(i), Anchors.y(i)}).containsExactly(expected.get(i));
        }
    }

    /**
     * Anchor 3 is in the second cell of the first row, at (24, 8) of 256. The square shows 512×512 pixels, so one is two: its box
     * of 20×40 around (24 + 1, 8 + 2) goes from 2·(25 − 10) = 30 and 2·(10 − 20) = −20 on.
     */
    @Test
    void numbersAreRelativeToAnchors() {
        float[] logits = new float[Anchors.COUNT];
        Arrays.fill(logits, -100);
        logits[3] = 2;
        float[] raw = new float[Anchors.COUNT * 16];
        float[] numbers = {1, 2, 20, 40, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};
        System.arraycopy(numbers, 0, raw, 3 * 16, 16);

        List<Face> faces = Detections.of(logits, raw, Letterbox.of(new Region(0, 0, 512, 512), 256));

        assertThat(faces).hasSize(1);
        assertThat(faces.get(0).score()).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-12));
        assertThat(faces.get(0).box()).isEqualTo(new Face.Box(30, -20, 40, 80));
        assertThat(faces.get(0).points().rightEye()).isEqualTo(new Face.Point(54, 24));
        assertThat(faces.get(0).points().leftEar()).isEqualTo(new Face.Point(74, 44));
    }

    @Test
    void scoresBelowAHalfAreNoFaces() {
        float[] logits = new float[Anchors.COUNT];
        Arrays.fill(logits, -1e-3f);

        assertThat(Detections.of(logits, new float[Anchors.COUNT * 16], Letterbox.of(new Region(0, 0, 9, 9), 256)))
                .isEmpty();
    }

    /**
     * Of squares of side 10, shifted by 5: 50 shared of 150, overlap 1/3; by 6: 40 of 160, 1/4. The second is suppressed by the
     * first; the third overlaps the second by 0.9/1.1, but the first by less than 0.3, and stays.
     */
    @Test
    void eachFaceComesOnceTheBestFirst() {
        Face best = face(0, 0, 10, 0.9);
        Face same = face(5, 0, 10, 0.8);
        Face next = face(6, 0, 10, 0.7);
        Face elsewhere = face(100, 100, 10, 0.95);

        assertThat(best.box().overlap(same.box())).isEqualTo(1 / 3.0);
        assertThat(best.box().overlap(next.box())).isEqualTo(0.25);
        assertThat(Detections.each(List.of(next, same, best, elsewhere))).containsExactly(elsewhere, best, next);
    }
}
