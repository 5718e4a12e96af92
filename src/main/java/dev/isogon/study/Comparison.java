package dev.isogon.study;

import dev.isogon.config.CompareConfig;
import dev.isogon.config.Protocol;
import dev.isogon.config.SettingsException;
import dev.isogon.data.Dataset;
import dev.isogon.data.Formats;
import dev.isogon.data.Opening;
import dev.isogon.data.files.CacheFolder;
import dev.isogon.data.files.Watch;
import dev.isogon.loss.LossRecipe;
import dev.isogon.loss.Losses;
import dev.isogon.store.Json;
import dev.isogon.study.pictures.Predictions;
import dev.isogon.study.pictures.StudyPictures;
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
     * @throws dev.isogon.store.BrokenFileException when the weights to start from are not the backbone's
     */
    public static Comparison begin(CompareConfig config, Path out, Watch watch) throws IOException {
        Images images = images(config, watch);
        images.checkFor(config);
        List<LossRecipe> recipes = recipes(config);
        NewLearner.check(Losses.parse("normalized-softmax"), config, images);
        StudyFolder folder = StudyFolder.create(out);
        folder.describe(config, images);
        return new Comparison(folder, config, images, recipes);
    }

    /** Goes on with a comparison that was begun; reads the data and checks that it is the same. */
    public static Comparison resume(StudyFolder folder, Watch watch) throws IOException {
        CompareConfig config = folder.config();
        Images images = images(config, watch);
        folder.checkUnchanged(images);
        return new Comparison(folder, config, images, recipes(config));
    }

    private static Images images(CompareConfig config, Watch watch) throws IOException {
        Images images = Images.split(data(config.data(), config, watch), config);
        return config.strangers().isEmpty() ? images : images.with(data(config.strangers(), config, watch), config);
    }

    static Dataset data(String data, CompareConfig config, Watch watch) throws IOException {
        return Formats.open(data, new Opening(config.model().resolution(), CacheFolder.ofUser(), watch));
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

    /** What a user should know of the data: files left out, the same picture twice, classes with few images. */
    public List<String> notes() {
        return images.notes();
    }

    /** What a user should know about the losses before they train. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(Environment.warnings(config.train()));
        recipes.forEach(recipe -> recipe.warning().ifPresent(text -> warnings.add(recipe.text() + ": " + text)));
        return warnings;
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
            Learner throwaway = NewLearner.of(any, 0, config, images);
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
        Map<String, Map<Long, Predictions>> predictions = new LinkedHashMap<>();
        for (OneRun run : runs) {
            RunResult result = run.result();
            results.add(result);
            if (result.finished()) {
                predictions
                        .computeIfAbsent(result.loss(), loss -> new TreeMap<>())
                        .put(result.seed(), run.predictions());
            }
        }
        StudyPictures.write(folder.path(), images.train(), images.test(), predictions);
        Summaries summaries = new Summaries(images.train().classes(), recipes, results, predictions);
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
                mnist && PublishedDifference.isOf(config) ? PublishedDifference.of(losses) : null,
                results.stream()
                        .mapToDouble(run -> run.trainSeconds() + run.evaluationSeconds())
                        .sum(),
                Environment.described(config.threads()));
    }

    private long parameters() throws IOException {
        try (Scope scope = Scope.open()) {
            return NewLearner.of(Losses.parse("normalized-softmax"), 0, config, images)
                    .backboneParameters();
        }
    }
}
