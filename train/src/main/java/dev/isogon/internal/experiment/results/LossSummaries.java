package dev.isogon.internal.experiment.results;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.eval.CrossedInterval;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.loss.LossRecipe;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Runs added up: a row a loss, and each pair of losses on the seeds that both finished. */
public final class LossSummaries {

    private static final double CONFIDENCE = 0.95;

    private final int classes;
    private final List<LossRecipe> recipes;
    private final List<RunResult> runs;

    /** By loss and seed, for each test image whether it was recognised. */
    private final Map<String, Map<Long, boolean[]>> correct = new HashMap<>();

    /** @param predictions by loss and seed; of finished runs only */
    public LossSummaries(
            int classes,
            List<LossRecipe> recipes,
            List<RunResult> runs,
            Map<String, Map<Long, Predictions>> predictions) {
        this.classes = classes;
        this.recipes = recipes;
        this.runs = runs;
        predictions.forEach((loss, bySeed) -> {
            Map<Long, boolean[]> marks = new TreeMap<>();
            bySeed.forEach((seed, run) -> marks.put(seed, run.correct()));
            correct.put(loss, marks);
        });
    }

    /** The losses as the user wrote them, in the order of the tables. */
    public List<String> texts() {
        return recipes.stream().map(LossRecipe::text).toList();
    }

    /** A row a loss. */
    public List<LossSummary> losses() {
        return recipes.stream().map(this::loss).toList();
    }

    private LossSummary loss(LossRecipe recipe) {
        List<RunResult> all =
                runs.stream().filter(run -> run.loss().equals(recipe.text())).toList();
        List<RunResult> finished = all.stream().filter(RunResult::finished).toList();
        List<Double> losses = finished.stream()
                .map(RunResult::testLoss)
                .filter(Objects::nonNull)
                .toList();
        boolean[][] marks =
                correct.getOrDefault(recipe.text(), Map.of()).values().toArray(new boolean[0][]);
        return new LossSummary(
                recipe.text(),
                recipe.label(),
                finished.size(),
                all.size(),
                mean(finished, RunResult::trainAccuracy),
                mean(finished, RunResult::testAccuracy),
                losses.isEmpty()
                        ? null
                        : losses.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(Double.NaN),
                finished.stream().map(RunResult::testAccuracy).toList(),
                marks.length < 2 ? null : CrossedInterval.accuracy(marks, CONFIDENCE),
                ownProbability(recipe, finished),
                mean(finished, RunResult::trainSeconds),
                mean(finished, RunResult::evaluationSeconds));
    }

    private List<Double> ownProbability(LossRecipe recipe, List<RunResult> finished) {
        if (finished.isEmpty() || !recipe.trains()) {
            return List.of();
        }
        double scale =
                mean(finished, run -> run.epochs().get(run.epochs().size() - 1).scale());
        double[] angles = IntStream.rangeClosed(0, 90)
                .mapToDouble(i -> Math.toRadians(2 * i))
                .toArray();
        try (Scope scope = Scope.open()) {
            return Arrays.stream(recipe.ownProbability(classes, scale, angles))
                    .boxed()
                    .toList();
        }
    }

    private static double mean(List<RunResult> runs, ToDoubleFunction<RunResult> of) {
        return runs.stream().mapToDouble(of).average().orElse(Double.NaN);
    }

    /** Each pair of losses on the seeds that both finished. */
    public List<PairedDifference> differences() {
        return PairedDifferences.of(texts(), correct);
    }
}
