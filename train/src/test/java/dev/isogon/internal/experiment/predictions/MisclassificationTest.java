package dev.isogon.internal.experiment.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MisclassificationTest {

    private static final int NONE = Predictions.NONE;

    /** Training images 0 to 9 are of classes 0 to 4, two each. */
    private static Predictions run(int[] labels, int... nearest) {
        return Predictions.byNearest(labels, nearest, new int[] {0, 0, 1, 1, 2, 2, 3, 3, 4, 4});
    }

    @Test
    void whatMostRunsGotWrongComesFirstAndTiesAreInOrder() {
        int[] labels = {0, 0, 0, 0, 0};
        List<Misclassification<Integer>> hard = Misclassification.hardestFirst(
                List.of(run(labels, 2, 0, 2, 0, 2), run(labels, 0, 0, 2, 2, 4), run(labels, 0, 0, 2, 2, 2)));
        // Wrong in 1, 0, 3, 2 and 3 runs; of the two with 3, image 2 always as class 1, image 4 twice.
        assertThat(hard).extracting(Misclassification::image).containsExactly(2, 4, 3, 0);
        assertThat(hard).extracting(Misclassification::wrongRuns).containsExactly(3, 3, 2, 1);
        assertThat(hard).extracting(Misclassification::predictedRuns).containsExactly(3, 2, 2, 1);
        List<Misclassification<Integer>> tied = Misclassification.hardestFirst(List.of(run(labels, 2, 4, 2, 0, 6)));
        assertThat(tied).extracting(Misclassification::image).containsExactly(0, 1, 2, 4);
    }

    @Test
    void theClassAndThenTheImageThatMostTookItForIsShown() {
        int[] label = {0};
        // Class 1 three times, by images 3, 2, 3; class 2 twice, by image 4, which is the most frequent image but one.
        assertThat(Misclassification.hardestFirst(List.of(
                        run(label, 4), run(label, 3), run(label, 2), run(label, 3), run(label, 4), run(label, 1))))
                .containsExactly(new Misclassification<>(0, 0, 5, 6, 1, 3, 3));
        // Ties: the lowest class, and of it the lowest image.
        assertThat(Misclassification.hardestFirst(List.of(run(label, 9), run(label, 7), run(label, 8), run(label, 6))))
                .containsExactly(new Misclassification<>(0, 0, 4, 4, 3, 2, 6));
    }

    @Test
    void whereOutputsJudgeThereIsNoNearestImage() {
        int[] label = {0};
        Predictions byOutputs = Predictions.byOutputs(label, new int[] {3}, 5);
        assertThat(Misclassification.hardestFirst(List.of(byOutputs)))
                .containsExactly(new Misclassification<>(0, 0, 1, 1, 3, 1, null));
        assertThat(Misclassification.hardestFirst(List.of(byOutputs, run(label, 7))))
                .containsExactly(new Misclassification<>(0, 0, 2, 2, 3, 2, 7));
        assertThat(Misclassification.hardestFirst(List.of(Predictions.byOutputs(label, new int[] {77}, 5))))
                .containsExactly(new Misclassification<>(0, 0, 1, 1, NONE, 1, null));
    }

    @Test
    void whereAllIsRightOrNothingRanThereIsNone() {
        assertThat(Misclassification.hardestFirst(List.of(run(new int[] {0, 4}, 1, 8))))
                .isEmpty();
        assertThat(Misclassification.hardestFirst(List.of())).isEmpty();
    }
}
