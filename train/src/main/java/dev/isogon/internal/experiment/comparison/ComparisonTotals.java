package dev.isogon.internal.experiment.comparison;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.experiment.open.OpenSetRun;
import dev.isogon.internal.experiment.open.OpenSetSummaries;
import dev.isogon.internal.experiment.pictures.StudyPictures;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.experiment.protocol.Protocol;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.results.FindingSummary;
import dev.isogon.internal.experiment.results.LossSummaries;
import dev.isogon.internal.experiment.results.LossSummary;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.experiment.run.Environment;
import dev.isogon.internal.experiment.run.NewLearner;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.experiment.split.Unseen;
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
record ComparisonTotals(
        Path folder, CompareRequest request, List<Images> splits, List<LossRecipe> recipes, List<OneRun> runs) {

    /**
     * Adds up, and writes the pictures; of several splits those of the first.
     *
     * @param notes what a user should know of the data
     */
    StudyResults results(@Nullable Double baseline, List<String> notes) throws IOException {
        Protocol protocol = Protocols.of(request);
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
        RunDrawings.drawHardestPairs(folder, images, ofFirstSplit);
        StudyPictures.write(folder, images.gallery(), images.test(), predictions);
        // Splits have other test images, so that they are not one sample of images.
        LossSummaries summaries = new LossSummaries(
                images.train().classes(), recipes, results, protocol.dividesIdentities() ? Map.of() : predictions);
        OpenSetSummaries openSet = openSet(results);
        List<LossSummary> losses = summaries.losses();
        return new StudyResults(
                request,
                images.described(),
                parameters(images),
                baseline,
                losses,
                protocol.differences(summaries, openSet),
                openSet.rows(),
                splits.stream()
                        .map(Images::unseen)
                        .flatMap(Optional::stream)
                        .map(Unseen::sides)
                        .toList(),
                notes,
                FindingSummary.of(results),
                results,
                protocol.published(images),
                protocol.publishedDifference(request, images, losses),
                results.stream()
                        .mapToDouble(run -> run.trainSeconds() + run.evaluationSeconds())
                        .sum(),
                Environment.described(request.threads()));
    }

    private OpenSetSummaries openSet(List<RunResult> results) throws IOException {
        List<OpenSetRun> finished = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).openSet() != null) {
                finished.add(runs.get(i).openSet());
            }
        }
        return new OpenSetSummaries(recipes.stream().map(LossRecipe::text).toList(), finished);
    }

    private long parameters(Images images) throws IOException {
        try (Scope scope = Scope.open()) {
            return NewLearner.of(Losses.parse("normalized-softmax"), 0, request, images)
                    .backboneParameters();
        }
    }
}
