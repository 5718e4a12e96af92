package dev.isogon.internal.lint;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.Request;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.experiment.protocol.Protocols;
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
import dev.isogon.internal.testing.Asked;
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

    private CompareRequest config(String loss) {
        return settings.set("losses", List.of(loss, "additive(0.1) x 20"))
                .compare(Protocols.ALL, Asked.PIXELS)
                .request();
    }

    Learner learner(String loss) {
        CompareRequest config = config(loss);
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

    private static LossRecipe recipe(CompareRequest config) {
        LossRecipe recipe = config.losses().get(0);
        return Protocols.of(config).recipe(recipe);
    }

    /** Before any step. */
    Linter begun(String loss, Path folder, Learner learner) throws IOException {
        CompareRequest config = config(loss);
        beforeOptimizer.accept(learner);
        Files.createDirectories(folder);
        WeightWatch start = new WeightWatch(learner);
        TrainingRun run = TrainingRun.open(folder, learner, train, config.train(), 1);
        afterOptimizer.accept(learner);
        return linter(config, learner, start, run);
    }

    private Linter linter(CompareRequest config, Learner learner, WeightWatch start, TrainingRun run) {
        Request alone = new TrainRequest(
                config.data(),
                config.losses().get(0),
                config.seeds().get(0),
                config.model(),
                config.train(),
                config.head(),
                config.split(),
                config.threads());
        Plan plan = new Plan(
                compared ? config : alone, recipe(config), Protocols.of(config).judgedBy(), train, validation, test);
        return new Linter(plan, learner, start, run, SharedImages.of(train, test, Work.silent()), told::add);
    }

    /** Trained and judged. */
    List<Finding> findings(String loss, Path folder) throws IOException {
        CompareRequest config = config(loss);
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
