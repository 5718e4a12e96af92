package dev.isogon.internal.data.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.split.Splits;
import dev.isogon.metrics.SettingsException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplersTest {

    @ParameterizedTest
    @CsvSource({"10, false, 11", "10, true, 10", "103, true, 1", "200, false, 1", "200, true, 0"})
    void shuffledBatchesAreThePermutationCut(int batch, boolean dropLast, int steps) {
        Sampler sampler = new ShuffledSampler(103, batch, dropLast);
        int[][] batches = sampler.batches(7, 3);
        assertThat(batches).hasNumberOfRows(steps);
        assertThat(sampler.steps()).isEqualTo(steps);
        int[] expected = Arrays.copyOf(Splits.shuffled(103, 7, 3), dropLast ? steps * batch : 103);
        assertThat(Arrays.stream(batches).flatMapToInt(Arrays::stream).toArray())
                .isEqualTo(expected);
    }

    /** Seven classes with 1 to 7 images: image i has class c where c·(c+1)/2 ≤ i. */
    private static int[] labels() {
        return IntStream.range(0, 7)
                .flatMap(c -> IntStream.generate(() -> c).limit(c + 1))
                .toArray();
    }

    @Test
    void eachBatchHasAsManyImagesOfEachOfItsClasses() {
        int[] labels = labels();
        Sampler sampler = new PerClassSampler(labels, 9, 12, 3, 70);
        int[][] batches = sampler.batches(1, 1);
        assertThat(batches).hasNumberOfRows(70);
        int[] batchesOfClass = new int[7];
        for (int[] batch : batches) {
            Map<Integer, Long> counts = IntStream.of(batch)
                    .mapToObj(image -> labels[image])
                    .collect(Collectors.groupingBy(c -> c, Collectors.counting()));
            assertThat(counts).hasSize(4);
            assertThat(counts.values()).containsOnly(3L);
            counts.keySet().forEach(c -> batchesOfClass[c]++);
            IntStream.range(0, 4)
                    .forEach(p -> assertThat(different(Arrays.copyOfRange(batch, 3 * p, 3 * p + 3)))
                            .as("none twice while there are others")
                            .isEqualTo(Math.min(3, labels[batch[3 * p]] + 1)));
        }
        // 70 batches of 4 of the 7 classes, in turn
        assertThat(batchesOfClass).containsOnly(40);
        int[] timesOfImage = new int[labels.length];
        Arrays.stream(batches).flatMapToInt(Arrays::stream).forEach(image -> timesOfImage[image]++);
        // 40 times 3 images of the class with 7, in turn: 120/7 = 17.1
        assertThat(Arrays.copyOfRange(timesOfImage, 21, 28)).containsOnly(17, 18);
    }

    private static int different(int[] images) {
        Set<Integer> seen = new HashSet<>();
        Arrays.stream(images).forEach(seen::add);
        return seen.size();
    }

    @Test
    void theyDependOnSeedAndEpochAlone() {
        Sampler sampler = new PerClassSampler(labels(), 7, 8, 2, 5);
        int[][] first = sampler.batches(3, 2);
        sampler.batches(9, 9);
        assertThat(sampler.batches(3, 2)).isDeepEqualTo(first);
        assertThat(new PerClassSampler(labels(), 7, 8, 2, 5).batches(3, 2)).isDeepEqualTo(first);
        assertThat(Arrays.deepEquals(sampler.batches(3, 3), first)).isFalse();
        assertThat(Arrays.deepEquals(sampler.batches(4, 2), first)).isFalse();
    }

    @Test
    void fewClassesFillABatchWithMoreImagesEach() {
        int[] labels = IntStream.range(0, 30).map(i -> i % 3).toArray();
        int[][] batches = new PerClassSampler(labels, 3, 16, 2, 4).batches(1, 1);
        assertThat(List.of(batches))
                .allSatisfy(batch -> assertThat(batch).hasSize(15).doesNotHaveDuplicates());
    }

    @Test
    void whatGivesNoPairsIsRefused() {
        assertThatThrownBy(() -> new PerClassSampler(labels(), 7, 7, 4, 1))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("train.batch must be at least 8")
                .hasMessageContaining("but was 7");
        assertThatThrownBy(() -> new PerClassSampler(new int[] {1, 1}, 3, 8, 2, 1))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("at least 2 classes, but there are 1");
    }
}
