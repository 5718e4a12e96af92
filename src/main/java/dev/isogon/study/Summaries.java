package dev.isogon.study;

import dev.isogon.eval.CrossedInterval;
import dev.isogon.eval.NeighbourAccuracy;
import dev.isogon.eval.SampleSize;
import dev.isogon.eval.Spread;
import dev.isogon.loss.LossRecipe;
import dev.isogon.study.pictures.Predictions;
import dev.isogon.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Runs added up: a row a loss, and each pair of losses on the seeds that both finished. */
final class Summaries {

    private static final double CONFIDENCE = 0.95;
    private static final double ALPHA = 1 - CONFIDENCE;
    private static final double POWER = 0.8;

    private final int classes;
    private final List<LossRecipe> recipes;
    private final List<RunResult> runs;

    /** By loss and seed, for each test image whether it was recognised. */
    private final Map<String, Map<Long, boolean[]>> correct = new HashMap<>();

    /** @param predictions by loss and seed; of finished runs only */
    Summaries(
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

    List<LossSummary> losses() {
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
        if (finished.isEmpty()) {
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

    List<PairedDifference> differences() {
        List<PairedDifference> differences = new ArrayList<>();
        for (int i = 0; i < recipes.size(); i++) {
            for (int j = i + 1; j < recipes.size(); j++) {
                difference(recipes.get(i).text(), recipes.get(j).text(), differences);
            }
        }
        return differences;
    }

    private void difference(String first, String second, List<PairedDifference> differences) {
        Map<Long, boolean[]> ofFirst = new TreeMap<>(correct.getOrDefault(first, Map.of()));
        Map<Long, boolean[]> ofSecond = new TreeMap<>(correct.getOrDefault(second, Map.of()));
        ofFirst.keySet().retainAll(ofSecond.keySet());
        ofSecond.keySet().retainAll(ofFirst.keySet());
        if (ofFirst.isEmpty()) {
            return;
        }
        boolean[][] a = ofFirst.values().toArray(new boolean[0][]);
        boolean[][] b = ofSecond.values().toArray(new boolean[0][]);
        int images = a[0].length;
        double[] bySeed = new double[a.length];
        long sum = 0;
        for (int seed = 0; seed < a.length; seed++) {
            int more = NeighbourAccuracy.count(a[seed]) - NeighbourAccuracy.count(b[seed]);
            bySeed[seed] = (double) more / images;
            sum += more;
        }
        double mean = (double) sum / ((double) a.length * images);
        boolean single = a.length < 2;
        // Where the test images alone hide the difference, no number of seeds shows it.
        boolean hidden = !single && CrossedInterval.reachOfImages(a, b, CONFIDENCE) >= Math.abs(mean);
        differences.add(new PairedDifference(
                first,
                second,
                a.length,
                mean,
                single ? null : CrossedInterval.difference(a, b, CONFIDENCE),
                single || hidden ? null : SampleSize.pairedSeedsToTell(mean, Spread.deviation(bySeed), ALPHA, POWER)));
    }
}
