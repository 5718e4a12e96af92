package dev.isogon.internal.experiment.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    private static final int CLASSES = 7;

    @Test
    void cellsAreWhatCountingOneByOneGives() {
        Random random = new Random(1);
        int[] labels = random.ints(200, 0, CLASSES).toArray();
        List<Predictions> runs = IntStream.range(0, 3)
                .mapToObj(run ->
                        new Predictions(labels, random.ints(200, -1, CLASSES).toArray(), new int[200]))
                .toList();
        ConfusionMatrix confusion = ConfusionMatrix.of("arcface", runs);

        int[][] counted = new int[CLASSES][CLASSES + 1];
        for (Predictions run : runs) {
            for (int i = 0; i < 200; i++) {
                counted[labels[i]][run.predicted()[i] + 1]++;
            }
        }
        int[][] found = new int[CLASSES][CLASSES + 1];
        confusion.cells().forEach(cell -> found[cell.truth()][cell.predicted() + 1] += cell.images());
        assertThat(found).isDeepEqualTo(counted);
        assertThat(confusion.runs()).isEqualTo(3);
        assertThat(confusion.imagesByClass(CLASSES))
                .isEqualTo(IntStream.range(0, CLASSES)
                        .mapToLong(c -> 3L
                                * IntStream.of(labels).filter(each -> each == c).count())
                        .toArray());
    }

    @Test
    void emptyCellsAreLeftOutAndTheOthersAreInOrder() {
        Predictions run = new Predictions(new int[] {2, 0, 0, 2}, new int[] {0, 0, 1, 0}, new int[4]);
        assertThat(ConfusionMatrix.of("arcface", List.of(run)).cells())
                .containsExactly(
                        new ConfusionMatrix.Cell(0, 0, 1),
                        new ConfusionMatrix.Cell(0, 1, 1),
                        new ConfusionMatrix.Cell(2, 0, 2));
    }
}
