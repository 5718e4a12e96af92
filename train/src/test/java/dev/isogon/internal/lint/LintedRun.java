package dev.isogon.internal.lint;

import dev.isogon.internal.config.CompareConfig;
import dev.isogon.internal.config.Protocol;
import dev.isogon.internal.config.Settings;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.lint.evidence.Plan;
import dev.isogon.internal.lint.evidence.SharedImages;
import dev.isogon.internal.lint.evidence.WeightWatch;
import dev.isogon.internal.loop.Embedding;
import dev.isogon.internal.loop.Finding;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loop.TrainingRun;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.loss.Shape;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.Backbones;
import dev.isogon.internal.model.Input;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A tiny run for tests: striped images of 8×8, a small network, two epochs of real steps with the linter beside it. */
final class LintedRun {

    final List<Finding> told = new ArrayList<>();
    final Settings settings = new Settings()
            .set("data", new DataSource.IdxFiles(Path.of("stripes")))
            .set("seeds", "2")
            .set("threads", "1")
            .set("train.batch", "16")
            .set("train.epochs", "2")
            .set("model.embedding", "16");
    ImageSet train = StripedImages.of(96, 4, 1);
    ImageSet test = StripedImages.of(40, 4, 3);
    Optional<ImageSet> validation = Optional.of(StripedImages.of(40, 4, 2));
    String backboneName = "simple-cnn";
    boolean compared = true;
    Consumer<Learner> beforeOptimizer = learner -> {};
    Consumer<Learner> afterOptimizer = learner -> {};

    LintedRun set(String name, String value) {
        settings.set(name, value);
        return this;
    }

    private CompareConfig config(String loss) {
        return settings.set("losses", List.of(loss, "additive(0.1) x 20")).compare();
    }

    Learner learner(String loss) {
        CompareConfig config = config(loss);
        Seeds.set(1);
        LossRecipe recipe = recipe(config);
        Backbone backbone = Backbones.named(backboneName)
                .build(
                        new Input(train.channels(), train.height(), train.width()),
                        new EmbeddingLayer(config.model().embedding(), 0.1, 0, false));
        Learner learner = new Learner(
                backbone,
                recipe.build(
                        new Shape(train.classes(), config.model().embedding()),
                        config.head().frozen()),
                Normalization.centred(train.channels()));
        backbone.freeze(config.model().freeze());
        return learner;
    }

    private static LossRecipe recipe(CompareConfig config) {
        LossRecipe recipe = config.losses().get(0);
        return config.protocol() == Protocol.SEED ? recipe.withoutLinearLayer() : recipe;
    }

    /** Before any step. */
    Linter begun(String loss, Path folder, Learner learner) throws IOException {
        CompareConfig config = config(loss);
        beforeOptimizer.accept(learner);
        Files.createDirectories(folder);
        WeightWatch start = new WeightWatch(learner);
        TrainingRun run = TrainingRun.open(folder, learner, train, config.train(), 1);
        afterOptimizer.accept(learner);
        return linter(config, learner, start, run);
    }

    private Linter linter(CompareConfig config, Learner learner, WeightWatch start, TrainingRun run) {
        Plan plan = new Plan(config, recipe(config), train, validation, test, compared);
        return new Linter(plan, learner, start, run, SharedImages.of(train, test, Work.silent()), told::add);
    }

    /** Trained and judged. */
    List<Finding> findings(String loss, Path folder) throws IOException {
        CompareConfig config = config(loss);
        Learner learner = learner(loss);
        beforeOptimizer.accept(learner);
        WeightWatch start = new WeightWatch(learner);
        TrainingRun run = TrainingRun.open(folder, learner, train, config.train(), 1);
        afterOptimizer.accept(learner);
        Linter linter = linter(config, learner, start, run);
        linter.begun();
        run.finish(null, linter, Work.silent());
        linter.judged(new Embedding(learner, 16, Work.silent()).of(test), test.labels());
        return linter.findings();
    }
}
