package dev.isogon.internal.experiment.predictions;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A test image that runs got wrong, and what they took it for.
 *
 * @param image index of the test image
 * @param truth its class
 * @param wrongRuns runs that got it wrong, at least 1
 * @param predicted the class that most of those predicted, ties to the lowest; {@link Predictions#NONE} for an output
 *     that no class has
 * @param predictedRuns runs that predicted it
 * @param nearest index of the training image of that class which most of those found nearest, ties to the lowest;
 *     {@link Predictions#NONE} where outputs judge
 */
public record Misclassification(int image, int truth, int wrongRuns, int predicted, int predictedRuns, int nearest) {

    /**
     * All test images that any run got wrong: those that most runs did first, then those that
     * most runs took for the same class, ties by index.
     *
     * @param runs of the same test images
     */
    public static List<Misclassification> hardestFirst(Collection<Predictions> runs) {
        int images = runs.stream().mapToInt(Predictions::size).findFirst().orElse(0);
        return IntStream.range(0, images)
                .filter(i -> runs.stream().anyMatch(run -> !run.isCorrect(i)))
                .mapToObj(i ->
                        of(i, runs.stream().filter(run -> !run.isCorrect(i)).toList()))
                .sorted(Comparator.comparingInt(Misclassification::wrongRuns)
                        .thenComparingInt(Misclassification::predictedRuns)
                        .reversed())
                .toList();
    }

    private static Misclassification of(int image, List<Predictions> wrong) {
        int predicted = mostFrequent(wrong.size(), i -> wrong.get(i).predicted()[image]);
        List<Predictions> alike = wrong.stream()
                .filter(run -> run.predicted()[image] == predicted)
                .toList();
        List<Predictions> found = alike.stream()
                .filter(run -> run.nearest()[image] != Predictions.NONE)
                .toList();
        int nearest = found.isEmpty()
                ? Predictions.NONE
                : mostFrequent(found.size(), i -> found.get(i).nearest()[image]);
        return new Misclassification(
                image, wrong.get(0).labels()[image], wrong.size(), predicted, alike.size(), nearest);
    }

    private static int mostFrequent(int count, IntUnaryOperator value) {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            counts.merge(value.applyAsInt(i), 1, Integer::sum);
        }
        int most = Collections.max(counts.values());
        return counts.entrySet().stream()
                .filter(each -> each.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
