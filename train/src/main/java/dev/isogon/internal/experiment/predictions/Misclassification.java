package dev.isogon.internal.experiment.predictions;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A test image that runs got wrong, and what they took it for.
 *
 * @param <I> what stands for an image: its index, or a picture of it
 * @param image the test image
 * @param truth its class
 * @param wrongRuns runs that got it wrong, at least 1
 * @param runs all runs
 * @param predicted the class that most of those predicted, ties to the lowest; {@link Predictions#NONE} for an output
 *     that no class has
 * @param predictedRuns runs that predicted it
 * @param nearest the training image of that class which most of those found nearest, ties to the lowest; null where
 *     outputs judge
 */
public record Misclassification<I>(
        I image,
        int truth,
        int wrongRuns,
        int runs,
        int predicted,
        int predictedRuns,
        @Nullable I nearest) {

    /** Something else that stands for an image. */
    @FunctionalInterface
    public interface Shown<J> {
        J of(int image) throws IOException;
    }

    /** One of indices with pictures instead. */
    public static <J> Misclassification<J> shown(Misclassification<Integer> of, Shown<J> test, Shown<J> training)
            throws IOException {
        Integer nearest = of.nearest();
        return new Misclassification<>(
                test.of(of.image()),
                of.truth(),
                of.wrongRuns(),
                of.runs(),
                of.predicted(),
                of.predictedRuns(),
                nearest == null ? null : training.of(nearest));
    }

    /**
     * All test images that any run got wrong: those that most runs did first, then those that
     * most runs took for the same class, ties by index.
     *
     * @param runs of the same test images
     */
    public static List<Misclassification<Integer>> hardestFirst(Collection<Predictions> runs) {
        int images = runs.stream().mapToInt(Predictions::size).findFirst().orElse(0);
        return IntStream.range(0, images)
                .filter(i -> runs.stream().anyMatch(run -> !run.isCorrect(i)))
                .mapToObj(i -> of(
                        i,
                        runs.size(),
                        runs.stream().filter(run -> !run.isCorrect(i)).toList()))
                .sorted(Comparator.<Misclassification<Integer>>comparingInt(Misclassification::wrongRuns)
                        .thenComparingInt(Misclassification::predictedRuns)
                        .reversed())
                .toList();
    }

    private static Misclassification<Integer> of(int image, int runs, List<Predictions> wrong) {
        int predicted = mostFrequent(wrong.size(), i -> wrong.get(i).predicted()[image]);
        List<Predictions> alike = wrong.stream()
                .filter(run -> run.predicted()[image] == predicted)
                .toList();
        List<Predictions> found = alike.stream()
                .filter(run -> run.nearest()[image] != Predictions.NONE)
                .toList();
        Integer nearest = found.isEmpty()
                ? null
                : (Integer) mostFrequent(found.size(), i -> found.get(i).nearest()[image]);
        return new Misclassification<>(
                image, wrong.get(0).labels()[image], wrong.size(), runs, predicted, alike.size(), nearest);
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
