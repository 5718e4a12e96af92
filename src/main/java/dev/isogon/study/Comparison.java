package dev.isogon.study;

import dev.isogon.config.CompareConfig;
import dev.isogon.config.Protocol;
import dev.isogon.config.Settings;
import dev.isogon.config.SettingsException;
import dev.isogon.data.Dataset;
import dev.isogon.data.Formats;
import dev.isogon.data.Opening;
import dev.isogon.data.files.CacheFolder;
import dev.isogon.data.files.Watch;
import dev.isogon.loss.LossRecipe;
import dev.isogon.loss.Losses;
import dev.isogon.store.Json;
import dev.isogon.tensor.Engine;
import dev.isogon.tensor.Scope;
import dev.isogon.train.Learner;
import dev.isogon.train.StoppedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Losses × seeds on one data set, in a folder: begun, or gone on with, and added up. */
public final class Comparison implements AutoCloseable {

    private final StudyFolder folder;
    private final CompareConfig config;
    private final Images images;
    private final List<LossRecipe> recipes;
    private final List<OneRun> runs = new ArrayList<>();

    Comparison(StudyFolder folder, CompareConfig config, Images images, List<LossRecipe> recipes) {
        this.folder = folder;
        this.config = config;
        this.images = images;
        this.recipes = recipes;
        for (int i = 0; i < recipes.size(); i++) {
            for (long seed : config.seeds()) {
                LossRecipe recipe = recipes.get(i);
                runs.add(new OneRun(folder.run(i + 1, recipe.text(), seed), recipe, seed, config, images));
            }
        }
    }

    /** What the losses are; the seed's cross-entropy has no layer of its own over the embedding. */
    private static List<LossRecipe> recipes(CompareConfig config) {
        try {
            return config.losses().stream()
                    .map(Losses::parse)
                    .map(loss -> config.protocol() == Protocol.SEED ? loss.withoutLinearLayer() : loss)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new SettingsException("in protocol seed, cross-entropy has no layer of its own: " + e.getMessage());
        }
    }

    /**
     * Begins a comparison in a new folder; reads the data, trains nothing yet.
     *
     * @throws dev.isogon.config.SettingsException when the data cannot be trained on with these settings
     */
    public static Comparison begin(CompareConfig config, Path out, Watch watch) throws IOException {
        Images images = Images.split(data(config, watch), config);
        images.checkFor(config);
        List<LossRecipe> recipes = recipes(config);
        StudyFolder folder = StudyFolder.create(out);
        folder.describe(config, images);
        return new Comparison(folder, config, images, recipes);
    }

    /** Goes on with a comparison that was begun; reads the data and checks that it is the same. */
    public static Comparison resume(StudyFolder folder, Watch watch) throws IOException {
        CompareConfig config = folder.config();
        Images images = Images.split(data(config, watch), config);
        folder.checkUnchanged(images);
        return new Comparison(folder, config, images, recipes(config));
    }

    private static Dataset data(CompareConfig config, Watch watch) throws IOException {
        return Formats.open(config.data(), new Opening(config.model().resolution(), CacheFolder.ofUser(), watch));
    }

    /** Lets go of the folder. */
    @Override
    public void close() throws IOException {
        folder.close();
    }

    public CompareConfig config() {
        return config;
    }

    public Path folder() {
        return folder.path();
    }

    /** What the images are. */
    public StudyResults.Data data() {
        return images.described();
    }

    /** What a user should know about the losses before they train. */
    public List<String> warnings() {
        return recipes.stream()
                .flatMap(recipe -> recipe.warning().map(text -> recipe.text() + ": " + text).stream())
                .toList();
    }

    /**
     * Does the runs that are left, on this thread, and adds everything up. What is finished is on the disk whenever
     * this stops.
     *
     * @param stop asked often; once true, this ends with a {@link dev.isogon.train.StoppedException}
     */
    public StudyResults run(Consumer<StudyEvent> listener, BooleanSupplier stop) throws IOException {
        Engine.start(config.threads());
        Judgement.Judging judging =
                new Judgement.Judging(config.protocol(), config.train().batch(), config.threads(), stop);
        List<OneRun> left = runs.stream().filter(run -> !run.isDone()).toList();
        try {
            if (!left.isEmpty()) {
                forecast(left, listener);
            }
            for (int i = 0; i < left.size(); i++) {
                left.get(i).run(folder, judging, i + 1, listener);
            }
            return results(baseline(judging, listener));
        } catch (CancellationException e) {
            throw new StoppedException();
        }
    }

    private void forecast(List<OneRun> left, Consumer<StudyEvent> listener) throws IOException {
        LossRecipe any = Losses.parse("normalized-softmax");
        try (Scope scope = Scope.open()) {
            Learner throwaway = OneRun.learner(any, 0, config, images);
            double runsLeft = left.size();
            for (OneRun run : left) {
                runsLeft -= (double) run.epochsDone() / config.train().epochs();
            }
            Forecast forecast =
                    Forecast.measure(throwaway, images, config, config.model().embedding(), runsLeft);
            listener.accept(new StudyEvent.Planned(
                    left.size(), left.get(0).steps(), config.train().batch(), forecast));
        }
    }

    private @Nullable Double baseline(Judgement.Judging judging, Consumer<StudyEvent> listener) throws IOException {
        if (config.protocol() == Protocol.SEED) {
            return null;
        }
        Path file = folder.path().resolve("baseline.json");
        if (Files.exists(file)) {
            return Json.read(file, Double.class);
        }
        listener.accept(new StudyEvent.Working("nearest neighbours on raw pixels"));
        double accuracy = Judgement.baseline(images, judging);
        Json.write(file, accuracy);
        return accuracy;
    }

    private StudyResults results(@Nullable Double baseline) throws IOException {
        List<RunResult> results = new ArrayList<>();
        Map<String, Map<Long, boolean[]>> correct = new LinkedHashMap<>();
        for (OneRun run : runs) {
            RunResult result = run.result();
            results.add(result);
            if (result.finished()) {
                correct.computeIfAbsent(result.loss(), loss -> new TreeMap<>()).put(result.seed(), run.testCorrect());
            }
        }
        Summaries summaries = new Summaries(images.train().classes(), recipes, results, correct);
        boolean mnist = images.name().equals("MNIST");
        List<LossSummary> losses = summaries.losses();
        return new StudyResults(
                config,
                images.described(),
                parameters(),
                baseline,
                losses,
                summaries.differences(),
                results,
                PublishedFigures.forImages(images),
                mnist && isTheExperiment() ? PublishedDifference.of(losses) : null,
                results.stream()
                        .mapToDouble(run -> run.trainSeconds() + run.evaluationSeconds())
                        .sum(),
                Environment.described(config.threads()));
    }

    /** Whether runs were made as the published ones were: only then is the gap between them one of seeds. */
    private boolean isTheExperiment() {
        CompareConfig like = new Settings()
                .set("data", config.data())
                .set("protocol", Protocol.SEED)
                .compare(new Choices());
        return config.protocol() == Protocol.SEED
                && config.train().equals(like.train())
                && config.head().equals(like.head())
                && config.split().equals(like.split());
    }

    private long parameters() {
        try (Scope scope = Scope.open()) {
            return OneRun.learner(Losses.parse("normalized-softmax"), 0, config, images)
                    .backboneParameters();
        }
    }
}
