package dev.isogon.internal.experiment;

import dev.isogon.internal.config.CompareConfig;
import dev.isogon.internal.config.Protocol;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.experiment.open.OpenSetRun;
import dev.isogon.internal.experiment.open.OpenSetSummaries;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.experiment.pictures.StudyPictures;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.loss.Losses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that follows from the runs of a comparison once all are done. */
record Totals(Path folder, CompareConfig config, List<Images> splits, List<LossRecipe> recipes, List<OneRun> runs) {

    /**
     * Adds up, and writes the pictures; of several splits those of the first.
     *
     * @param notes what a user should know of the data
     */
    StudyResults results(@Nullable Double baseline, List<String> notes) throws IOException {
        boolean open = config.protocol() == Protocol.OPEN;
        Images images = splits.get(0);
        List<RunResult> results = new ArrayList<>();
        Map<String, Map<Long, Predictions>> predictions = new LinkedHashMap<>();
        for (OneRun run : runs) {
            RunResult result = run.result();
            results.add(result);
            if (result.finished() && result.split() == 1) {
                predictions
                        .computeIfAbsent(result.loss(), loss -> new TreeMap<>())
                        .put(result.seed(), run.predictions());
            }
        }
        List<OneRun> ofFirstSplit = runs.stream().filter(OneRun::isOfFirstSplit).toList();
        RunDrawings.addUp(ofFirstSplit).write(folder);
        RunDrawings.drawHardest(folder, images, ofFirstSplit);
        StudyPictures.write(
                folder, images.unseen().map(Unseen::enrolled).orElse(images.train()), images.test(), predictions);
        // Splits have other test images, so that they are not one sample of images.
        Summaries summaries = new Summaries(images.train().classes(), recipes, results, open ? Map.of() : predictions);
        OpenSetSummaries openSet = openSet(results);
        boolean mnist = images.name().equals("MNIST");
        List<LossSummary> losses = summaries.losses();
        return new StudyResults(
                config,
                images.described(),
                parameters(images),
                baseline,
                losses,
                open ? OpenDifferences.of(texts(), openSet) : summaries.differences(),
                openSet.rows(),
                splits.stream()
                        .map(Images::unseen)
                        .flatMap(Optional::stream)
                        .map(Unseen::sides)
                        .toList(),
                notes,
                FindingSummary.of(results),
                results,
                open ? List.of() : PublishedFigures.forImages(images),
                mnist && PublishedDifference.isOf(config) ? PublishedDifference.of(losses) : null,
                results.stream()
                        .mapToDouble(run -> run.trainSeconds() + run.evaluationSeconds())
                        .sum(),
                Environment.described(config.threads()));
    }

    private List<String> texts() {
        return recipes.stream().map(LossRecipe::text).toList();
    }

    private OpenSetSummaries openSet(List<RunResult> results) throws IOException {
        List<OpenSetRun> finished = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).openSet() != null) {
                finished.add(runs.get(i).openSet());
            }
        }
        return new OpenSetSummaries(texts(), finished);
    }

    private long parameters(Images images) throws IOException {
        try (Scope scope = Scope.open()) {
            return NewLearner.of(Losses.parse("normalized-softmax"), 0, config, images)
                    .backboneParameters();
        }
    }
}
