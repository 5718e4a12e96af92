package dev.isogon.internal.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.SettingsException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitsTest {

    /** How many training images of each digit MNIST has. */
    private static final int[] MNIST_SIZES = {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949};

    @Test
    void aTenthOfEachClassIsSetAside() {
        int[] labels = labels(MNIST_SIZES);
        int[][] split = Splits.stratified(labels, 10, 0.1, 42);
        // A tenth, rounded: 592.3, 674.2, 595.8, 613.1, 584.2, 542.1, 591.8, 626.5, 585.1, 594.9
        assertThat(histogram(labels, split[1], 10)).containsExactly(592, 674, 596, 613, 584, 542, 592, 627, 585, 595);
        assertPartition(split, 60_000);
    }

    @Test
    void smallClassesGiveAndKeepAtLeastTwoImagesOrGiveNone() {
        int[] labels = labels(1, 3, 4, 0, 100);
        int[][] few = Splits.stratified(labels, 5, 0.01, 1);
        assertThat(histogram(labels, few[1], 5)).containsExactly(0, 0, 2, 0, 2);
        int[][] most = Splits.stratified(labels, 5, 0.999, 1);
        assertThat(histogram(labels, most[0], 5)).containsExactly(1, 3, 2, 0, 2);
        assertPartition(few, 108);
        assertPartition(most, 108);
    }

    @Test
    void aSplitDependsOnItsSeedAlone() {
        int[] labels = labels(50, 50);
        assertThat(Splits.stratified(labels, 2, 0.2, 3)).isDeepEqualTo(Splits.stratified(labels, 2, 0.2, 3));
        assertThat(Splits.stratified(labels, 2, 0.2, 3)[1]).isNotEqualTo(Splits.stratified(labels, 2, 0.2, 4)[1]);
    }

    @Test
    void everyImageIsSetAsideEquallyOften() {
        int[] times = new int[20];
        int[] labels = labels(20);
        for (int seed = 0; seed < 2000; seed++) {
            for (int index : Splits.stratified(labels, 1, 0.25, seed)[1]) {
                times[index]++;
            }
        }
        // Binomial, 2000 times 1/4: mean 500, deviation √(2000·¼·¾) = 19.4; five of them are 97.
        assertThat(Arrays.stream(times)).allMatch(n -> Math.abs(n - 500) < 97);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void aShareMustLeaveSomethingOnBothSides(double share) {
        assertThatThrownBy(() -> Splits.stratified(labels(5, 5), 2, share, 1))
                .hasMessageContainingAll("between 0 and 1", String.valueOf(share));
    }

    @Test
    void aSubsetKeepsProportionsByLargestRemainder() {
        // 7 of 50, 30, 20: quotas 3.5, 2.1, 1.4; whole parts 3, 2, 1; the seventh to the remainder 0.5
        assertThat(subsetSizes(7, 50, 30, 20)).containsExactly(4, 2, 1);
        // 4 of 5, 3, 1: quotas 2.2, 1.3, 0.4; the last class has its one image
        assertThat(subsetSizes(4, 5, 3, 1)).containsExactly(2, 1, 1);
        // 4 of 97, 1, 1, 1: quotas 3.88 and 0.04 each; one each leaves one for the large class
        assertThat(subsetSizes(4, 97, 1, 1, 1)).containsExactly(1, 1, 1, 1);
        // 3 of 4, 4: quotas 1.5 each; ties go to the lower class; a class without images stays without
        assertThat(subsetSizes(3, 4, 0, 4)).containsExactly(2, 0, 1);
        // 8,000 of MNIST (8/60 of each): 789.73, 898.93, 794.40, 817.47, 778.93, 722.80, 789.07, 835.33, 780.13,
        // 793.20;
        // whole parts sum to 7995, so the five largest remainders (.93, .93, .80, .73, .47) get one more
        assertThat(subsetSizes(8000, MNIST_SIZES)).containsExactly(790, 899, 794, 818, 779, 723, 789, 835, 780, 793);
    }

    @Test
    void aSubsetIsAscendingDistinctAndDependsOnItsSeedAlone() {
        int[] labels = labels(50, 30, 20);
        int[] subset = Splits.stratifiedSubset(labels, 3, 40, 5);
        assertThat(subset).hasSize(40).isSorted().doesNotHaveDuplicates();
        assertThat(subset).isEqualTo(Splits.stratifiedSubset(labels, 3, 40, 5));
        assertThat(subset).isNotEqualTo(Splits.stratifiedSubset(labels, 3, 40, 6));
    }

    @Test
    void aSubsetOfAsManyOrMoreIsEverything() {
        assertThat(Splits.stratifiedSubset(labels(2, 3), 2, 5, 1)).containsExactly(0, 1, 2, 3, 4);
        assertThat(Splits.stratifiedSubset(labels(2, 3), 2, 99, 1)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aSubsetTooSmallForOneOfEachClassIsRefused() {
        assertThatThrownBy(() -> Splits.stratifiedSubset(labels(5, 5, 5), 3, 2, 1))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("2 images", "3 classes", "at least 3");
    }

    @Test
    void shuffledOrdersAreTheSameOnEveryJava() {
        // By a Python program that follows the specification of java.util.Random and of SplitMix64's finalizer.
        assertThat(Splits.shuffled(10, 1, 0)).containsExactly(3, 6, 5, 0, 2, 1, 9, 4, 8, 7);
        assertThat(Splits.shuffled(10, 1, 1)).containsExactly(0, 5, 3, 2, 6, 7, 1, 4, 8, 9);
        assertThat(Splits.shuffled(10, -7, 3)).containsExactly(0, 5, 2, 7, 8, 3, 9, 1, 6, 4);
    }

    @Test
    void everySeedAndEpochHasAnOrderOfItsOwn() {
        Set<String> seen = new HashSet<>();
        int[] first = new int[10];
        for (int seed = 0; seed < 100; seed++) {
            for (int epoch = 0; epoch < 100; epoch++) {
                assertThat(seen.add(Arrays.toString(Splits.shuffled(30, seed, epoch))))
                        .as("seed %d, epoch %d", seed, epoch)
                        .isTrue();
                first[Splits.shuffled(10, seed, epoch)[0]]++;
            }
        }
        // 10,000 times 1/10: mean 1000, deviation √(10,000·0.1·0.9) = 30; five of them are 150.
        assertThat(Arrays.stream(first)).allMatch(n -> Math.abs(n - 1000) < 150);
    }

    @Test
    void aShuffledOrderIsAPermutation() {
        assertThat(Splits.shuffled(1000, 9, 2)).containsExactlyInAnyOrder(Splits.inOrder(1000));
        assertThat(Splits.shuffled(0, 9, 2)).isEmpty();
    }

    private static void assertPartition(int[][] split, int n) {
        assertThat(split).hasNumberOfRows(2);
        assertThat(split[0]).isSorted();
        assertThat(split[1]).isSorted();
        int[] all = IntStream.concat(Arrays.stream(split[0]), Arrays.stream(split[1]))
                .sorted()
                .toArray();
        assertThat(all).isEqualTo(Splits.inOrder(n));
    }

    private static int[] subsetSizes(int count, int... sizes) {
        int[] labels = labels(sizes);
        return histogram(labels, Splits.stratifiedSubset(labels, sizes.length, count, 1), sizes.length);
    }

    /** sizes[c] labels c, class after class. */
    private static int[] labels(int... sizes) {
        return IntStream.range(0, sizes.length)
                .flatMap(c -> IntStream.generate(() -> c).limit(sizes[c]))
                .toArray();
    }

    private static int[] histogram(int[] labels, int[] indices, int classes) {
        int[] sizes = new int[classes];
        for (int index : indices) {
            sizes[labels[index]]++;
        }
        return sizes;
    }
}
