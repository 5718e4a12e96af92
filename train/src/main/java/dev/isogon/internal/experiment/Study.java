package dev.isogon.internal.experiment;

import dev.isogon.internal.config.CompareConfig;
import dev.isogon.internal.config.Protocol;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.data.source.Formats;
import dev.isogon.internal.data.source.Opening;
import dev.isogon.internal.engine.EngineTurn;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.lint.evidence.SharedImages;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Losses × seeds on one data set, in a folder: begun, or gone on with, and added up. */
public final class Study implements AutoCloseable {

    private final StudyFolder folder;
    private final CompareConfig config;
    private final List<Images> splits;
    private final Images images;
    private final List<LossRecipe> recipes;
    private final List<OneRun> runs = new ArrayList<>();

    /** @param splits one, or in protocol open one a split of the identities */
    Study(StudyFolder folder, CompareConfig config, List<Images> splits, List<LossRecipe> recipes) {
        this.folder = folder;
        this.config = config;
        this.splits = splits;
        this.images = splits.get(0);
        this.recipes = recipes;
        for (int i = 0; i < recipes.size(); i++) {
            LossRecipe recipe = recipes.get(i);
            for (int s = 0; s < splits.size(); s++) {
                int split = config.protocol() == Protocol.OPEN ? s : -1;
                for (long seed : config.seeds()) {
                    Path place = folder.run(i + 1, recipe.text(), seed, split);
                    runs.add(new OneRun(place, recipe, seed, split, config, splits.get(s)));
                }
            }
        }
    }

    /** What the losses are; the seed's cross-entropy has no layer of its own over the embedding. */
    private static List<LossRecipe> recipes(CompareConfig config) {
        try {
            return config.losses().stream()
                    .map(loss -> config.protocol() == Protocol.SEED ? loss.withoutLinearLayer() : loss)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new SettingsException("in protocol seed, cross-entropy has no layer of its own: " + e.getMessage());
        }
    }

    /**
     * Begins a comparison in a new folder; reads the data, trains nothing yet.
     *
     * @throws dev.isogon.metrics.SettingsException when the data cannot be trained on with these settings
     * @throws dev.isogon.metrics.BrokenFileException when the weights to start from are not the backbone's
     */
    public static Study begin(CompareConfig config, Path out, Work work) throws IOException {
        return begin(config, out, CacheFolder.ofUser(), work);
    }

    /** The same with decoded pixels kept elsewhere; see {@link #begin(CompareConfig, Path, Work)}. */
    public static Study begin(CompareConfig config, Path out, CacheFolder cache, Work work) throws IOException {
        List<Images> splits = images(config, cache, work);
        splits.forEach(images -> images.checkFor(config));
        List<LossRecipe> recipes = recipes(config);
        for (Images split : splits) {
            NewLearner.check(Losses.parse("normalized-softmax"), config, split);
        }
        StudyFolder folder = StudyFolder.create(out);
        folder.describe(config, splits.get(0));
        return new Study(folder, config, splits, recipes);
    }

    /** Goes on with a comparison that was begun; reads the data and checks that it is the same. */
    public static Study resume(StudyFolder folder, Work work) throws IOException {
        CompareConfig config = folder.config();
        List<Images> splits = images(config, CacheFolder.ofUser(), work);
        folder.checkUnchanged(splits.get(0));
        return new Study(folder, config, splits, recipes(config));
    }

    private static List<Images> images(CompareConfig config, CacheFolder cache, Work work) throws IOException {
        Dataset known = data(config.data(), config, cache, work);
        DataSource strangers = config.strangers();
        Dataset others = strangers == null ? null : data(strangers, config, cache, work);
        if (config.protocol() == Protocol.OPEN) {
            return OpenImages.splits(known, others, config);
        }
        Images images = Images.split(known, config);
        return List.of(others == null ? images : images.with(others, config));
    }

    static Dataset data(DataSource data, CompareConfig config, CacheFolder cache, Work work) throws IOException {
        return Formats.open(data, new Opening(config.model().resolution(), cache, work));
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
        return splits.stream().flatMap(each -> each.notes().stream()).distinct().toList();
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
     * @param work its threads are those of the settings
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     */
    public StudyResults run(Consumer<StudyEvent> listener, Work work) throws IOException {
        try (EngineTurn turn = EngineTurn.take(config.threads())) {
            Judgement.Judging judging = new Judgement.Judging(
                    config.protocol(), config.train().batch(), work.withThreads(config.threads()));
            List<OneRun> left = runs.stream().filter(run -> !run.isDone()).toList();
            if (!left.isEmpty()) {
                forecast(left, listener);
            }
            IdentityHashMap<Images, SharedImages> shared = new IdentityHashMap<>();
            for (int i = 0; i < left.size(); i++) {
                SharedImages ofSplit = shared.computeIfAbsent(
                        left.get(i).images(), split -> LintedTraining.shared(config, split, judging.work(), listener));
                left.get(i).run(folder, judging, ofSplit, i + 1, listener);
            }
            return new Totals(folder.path(), config, splits, recipes, runs)
                    .results(baseline(judging, listener), notes());
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
        double accuracy = splits.stream()
                .mapToDouble(each -> Judgement.baseline(each, judging))
                .average()
                .orElse(Double.NaN);
        Json.write(file, accuracy);
        return accuracy;
    }
}
