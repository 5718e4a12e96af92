package dev.isogon.internal.experiment.comparison;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.engine.EngineTurn;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.experiment.judging.EvaluationWork;
import dev.isogon.internal.experiment.judging.RawPixels;
import dev.isogon.internal.experiment.protocol.Protocol;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.run.Environment;
import dev.isogon.internal.experiment.run.Forecast;
import dev.isogon.internal.experiment.run.LintedTraining;
import dev.isogon.internal.experiment.run.MemoryNeed;
import dev.isogon.internal.experiment.run.NewLearner;
import dev.isogon.internal.experiment.run.RunFile;
import dev.isogon.internal.experiment.run.StudyEvent;
import dev.isogon.internal.experiment.split.DescribedImages;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.experiment.split.SeenImages;
import dev.isogon.internal.lint.evidence.SharedImages;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loop.Training;
import dev.isogon.internal.loss.AsTheyCome;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Losses × seeds on one data set, in a folder: begun, or gone on with, and added up. */
public final class Study implements AutoCloseable {

    private final StudyFolder folder;
    private final CompareRequest request;
    private final Protocol protocol;
    private final List<Images> splits;
    private final Images images;
    private final List<LossRecipe> recipes;
    private final List<OneRun> runs = new ArrayList<>();

    /** @param splits one, or in protocol open one a split of the identities */
    Study(StudyFolder folder, CompareRequest request, List<Images> splits, List<LossRecipe> recipes) {
        this.folder = folder;
        this.request = request;
        this.protocol = Protocols.of(request);
        this.splits = splits;
        this.images = splits.get(0);
        this.recipes = recipes;
        for (int i = 0; i < recipes.size(); i++) {
            LossRecipe recipe = recipes.get(i);
            for (int s = 0; s < splits.size(); s++) {
                int split = protocol.dividesIdentities() ? s : -1;
                for (long seed : request.seeds()) {
                    Path place = folder.run(i + 1, recipe.text(), seed, split);
                    runs.add(new OneRun(place, recipe, seed, split, request, splits.get(s)));
                }
            }
        }
    }

    /** The losses as the protocol has them; over a model, its embeddings as they come after all. */
    private static List<LossRecipe> recipes(CompareRequest request) {
        Stream<LossRecipe> losses = request.losses().stream().map(Protocols.of(request)::recipe);
        return (request.model().isOver() ? Stream.concat(losses, Stream.of(new AsTheyCome())) : losses).toList();
    }

    /**
     * Begins a comparison in a new folder; reads the data, trains nothing yet.
     *
     * @throws dev.isogon.metrics.SettingsException when the data cannot be trained on with these settings
     * @throws dev.isogon.metrics.BrokenFileException when the weights to start from are not the backbone's
     */
    public static Study begin(Completed<CompareRequest> asked, Path out, Work work) throws IOException {
        return begin(asked, out, CacheFolder.ofUser(), work);
    }

    /** The same with decoded pixels kept elsewhere; see {@link #begin(Completed, Path, Work)}. */
    public static Study begin(Completed<CompareRequest> asked, Path out, CacheFolder cache, Work work)
            throws IOException {
        CompareRequest request = asked.request();
        Read read = images(request, cache, work);
        List<Images> splits = read.splits();
        splits.forEach(images -> images.checkFor(request));
        List<LossRecipe> recipes = recipes(request);
        for (Images split : splits) {
            NewLearner.check(Losses.parse("normalized-softmax"), request, split);
            recipes.forEach(recipe -> Training.sampler(recipe.imagesPerClass(), split.train(), request.train()));
        }
        StudyFolder folder = StudyFolder.create(out);
        folder.describe(asked, splits.get(0), read.listed());
        return new Study(folder, request, splits, recipes);
    }

    /**
     * Goes on with a comparison that was begun; reads the data and checks that it is the same.
     *
     * @param moved where the same data lies now; null where it lies where it was
     */
    public static Study resume(StudyFolder folder, @Nullable DataSource moved, Work work) throws IOException {
        try {
            CompareRequest begun = folder.request();
            CompareRequest request = moved == null ? begun : begun.at(moved);
            RunFile.checkThere(request.data());
            Read read = images(request, CacheFolder.ofUser(), work);
            folder.checkUnchanged(read.splits().get(0), read.listed());
            if (moved != null) {
                folder.move(moved);
            }
            return new Study(folder, request, read.splits(), recipes(request));
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** The splits, and {@link Dataset#listed} of the data. */
    private record Read(List<Images> splits, List<String> listed) {}

    private static Read images(CompareRequest request, CacheFolder cache, Work work) throws IOException {
        SeenImages seen = new SeenImages(request.model(), cache, work.withThreads(request.threads()));
        Dataset known = seen.open(request.data());
        DataSource strangers = request.strangers();
        Dataset others = strangers == null ? null : seen.open(strangers);
        return new Read(Protocols.of(request).split(known, others, request.split(), request.model()), known.listed());
    }

    /** Lets go of the folder. */
    @Override
    public void close() throws IOException {
        folder.close();
    }

    public CompareRequest request() {
        return request;
    }

    public Path folder() {
        return folder.path();
    }

    /** What the images are. */
    public DescribedImages data() {
        return images.described();
    }

    /** What a user should know of the data: files left out, the same picture twice, classes with few images. */
    public List<String> notes() {
        return splits.stream().flatMap(each -> each.notes().stream()).distinct().toList();
    }

    /** What a user should know about the losses before they train. */
    public List<String> warnings() throws IOException {
        List<String> warnings = new ArrayList<>(Environment.warnings(request.train()));
        warnings.addAll(NewLearner.notesOnWeights(request, images));
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
        try (EngineTurn turn = EngineTurn.take(request.threads())) {
            EvaluationWork judging = new EvaluationWork(request.train().batch(), work.withThreads(request.threads()));
            List<OneRun> left = runs.stream().filter(run -> !run.isDone()).toList();
            if (!left.isEmpty()) {
                forecast(left, listener);
            }
            IdentityHashMap<Images, SharedImages> shared = new IdentityHashMap<>();
            for (int i = 0; i < left.size(); i++) {
                SharedImages ofSplit = shared.computeIfAbsent(
                        left.get(i).images(), split -> LintedTraining.shared(request, split, judging.work(), listener));
                left.get(i).run(folder, judging, ofSplit, i + 1, listener);
            }
            return new ComparisonTotals(folder.path(), request, splits, recipes, runs)
                    .results(baseline(judging, listener), notes());
        }
    }

    private void forecast(List<OneRun> left, Consumer<StudyEvent> listener) throws IOException {
        LossRecipe any = Losses.parse("normalized-softmax");
        try (Scope scope = Scope.open()) {
            Learner throwaway = NewLearner.of(any, 0, request, images);
            List<OneRun> trained = left.stream().filter(OneRun::trains).toList();
            double runsLeft = trained.size();
            for (OneRun run : trained) {
                runsLeft -= (double) run.epochsDone() / request.train().epochs();
            }
            MemoryNeed.check(throwaway, images.train(), request.train());
            Forecast forecast = Forecast.measure(throwaway, images, request, runsLeft);
            listener.accept(new StudyEvent.Planned(
                    left.size(), runs.get(0).steps(), request.train().batch(), forecast));
        }
    }

    private @Nullable Double baseline(EvaluationWork judging, Consumer<StudyEvent> listener) throws IOException {
        if (!protocol.comparesWithPixels()) {
            return null;
        }
        Path file = folder.path().resolve("baseline.json");
        if (Files.exists(file)) {
            return Json.read(file, Double.class);
        }
        listener.accept(new StudyEvent.Working("nearest neighbours on raw pixels"));
        double accuracy = splits.stream()
                .mapToDouble(each -> RawPixels.accuracy(each, judging))
                .average()
                .orElse(Double.NaN);
        Json.write(file, accuracy);
        return accuracy;
    }
}
