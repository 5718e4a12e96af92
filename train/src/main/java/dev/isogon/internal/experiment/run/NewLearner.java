package dev.isogon.internal.experiment.run;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.config.Request;
import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.engine.Accelerator;
import dev.isogon.internal.engine.EngineTurn;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loop.Training;
import dev.isogon.internal.loss.Loss;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.loss.Shape;
import dev.isogon.internal.model.Architecture;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.Backbones;
import dev.isogon.internal.model.Input;
import dev.isogon.internal.model.Untouched;
import dev.isogon.internal.model.Weights;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A learner as a run begins with it: drawn from the run's seed, then what was loaded, then what is frozen. */
public final class NewLearner {

    private NewLearner() {}

    /**
     * Makes it; to be called within a scope.
     *
     * @throws IllegalArgumentException when the loss cannot be had for so many classes
     * @throws SettingsException when more stages are to be frozen than there are
     * @throws dev.isogon.metrics.BrokenFileException when the weights to start from are not the backbone's
     */
    public static Learner of(LossRecipe recipe, long seed, Request request, Images images) throws IOException {
        Seeds.set(seed);
        if (!recipe.trains()) {
            return untrained(recipe, images.train());
        }
        ImageSet like = images.train();
        ModelConfig model = request.model();
        Backbone backbone = backbone(model, like);
        Loss loss = recipe.build(
                Shape.of(like.labels(), like.classes(), model.embedding()),
                request.head().frozen());
        Learner learner =
                new Learner(backbone, loss, normalization(Backbones.named(model.backbone()), like.channels()));
        if (model.isOver()) {
            learner.startedFrom(backbone.tensors().keySet());
        }
        @Nullable Path weights = model.weights();
        if (weights != null) {
            checkThere(weights, model);
            learner.startedFrom(new HashSet<>(Weights.load(weights, backbone)));
        }
        freeze(backbone, model);
        Accelerator.move(learner);
        if (request.train().precision() == TrainConfig.Precision.BFLOAT16) {
            learner.inBfloat16();
        }
        if (request.train().ema() > 0) {
            Backbone twin = backbone(model, like);
            Accelerator.move(twin);
            learner.averagedIn(twin);
        }
        return learner;
    }

    /** What embeds as the model under it does. */
    private static Learner untrained(LossRecipe recipe, ImageSet like) {
        Loss loss = recipe.build(Shape.of(like.labels(), like.classes(), like.inputChannels()), false);
        Learner learner = new Learner(new Untouched(), loss, Normalization.centred(like.channels()));
        Accelerator.move(learner);
        return learner;
    }

    private static Backbone backbone(ModelConfig model, ImageSet like) {
        return Backbones.named(model.backbone())
                .build(
                        new Input(like.inputChannels(), like.inputHeight(), like.inputWidth()),
                        new EmbeddingLayer(model.embedding(), model.dropout(), model.dropPath(), model.batchNorm()));
    }

    private static String oneLeftOver(Request request, ImageSet train) {
        int batch = request.train().batch();
        int other = IntStream.rangeClosed(batch + 1, Math.max(batch + 1, train.size()))
                .filter(each -> train.size() % each != 1)
                .findFirst()
                .orElse(batch + 1);
        return String.format(
                Locale.ROOT,
                "%,d training images in batches of %d (train.batch) leave one image for the last batch, and on one image of"
                        + " %d×%d %s cannot be trained: its BatchNorm would have one value a channel. Leave that batch out"
                        + " by %s, or take another size, such as %s",
                train.size(),
                batch,
                train.height(),
                train.width(),
                request.model().backbone(),
                Setting.to("train.drop_last", true),
                Setting.to("train.batch", other));
    }

    /** Of a head, which sees no pixels, whatever it is. */
    private static Normalization normalization(Architecture architecture, int channels) {
        if (architecture.isHead()) {
            return Normalization.centred(channels);
        }
        return new Normalization(
                architecture.mean().subList(0, channels),
                architecture.deviation().subList(0, channels));
    }

    private static void checkThere(Path file, ModelConfig model) {
        if (!Files.exists(file)) {
            throw new SettingsException(
                    "model.weights", file + " does not exist; name a file with weights of " + model.backbone());
        }
    }

    /** What is to be said of the weights to start from. */
    public static List<String> notesOnWeights(Request request, Images images) throws IOException {
        Path weights = request.model().weights();
        if (weights == null) {
            return List.of();
        }
        try (EngineTurn turn = EngineTurn.take(request.threads());
                Scope scope = Scope.open()) {
            return Weights.notes(weights, backbone(request.model(), images.train()));
        }
    }

    private static void freeze(Backbone backbone, ModelConfig model) {
        if (model.freeze() > backbone.stages()) {
            throw new SettingsException(
                    "model.freeze",
                    "must be between 0 and " + backbone.stages() + ", the stages of " + model.backbone() + ", but was "
                            + model.freeze());
        }
        backbone.freeze(model.freeze());
    }

    /**
     * Makes one and throws it away, so that what is wrong is found before anything is begun.
     *
     * @throws SettingsException as {@link #of} does, also for the loss, and when the last batch of an epoch is one image
     *     that the backbone cannot be trained on
     */
    public static void check(LossRecipe recipe, Request request, Images images) throws IOException {
        try (EngineTurn turn = EngineTurn.take(request.threads());
                Scope scope = Scope.open()) {
            Learner throwaway = of(recipe, 0, request, images);
            Training.sampler(recipe.imagesPerClass(), images.train(), request.train());
            if (recipe.imagesPerClass().isEmpty()
                    && request.train().leavesOneOver(images.train().size())
                    && !throwaway.trainsOnOne(images.train())) {
                throw new SettingsException(oneLeftOver(request, images.train()));
            }
        } catch (IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }
}
