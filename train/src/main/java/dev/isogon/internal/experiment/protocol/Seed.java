package dev.isogon.internal.experiment.protocol;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.TrainConfig.Schedule;
import dev.isogon.internal.config.settings.ModelSettings;
import dev.isogon.internal.config.settings.ProtocolDefaults;
import dev.isogon.internal.config.settings.RunSettings;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.config.settings.SplitSettings;
import dev.isogon.internal.config.settings.TrainingSettings;
import dev.isogon.internal.data.source.DataFacts;
import dev.isogon.internal.experiment.judging.ClosedSetEvaluation;
import dev.isogon.internal.experiment.judging.EvaluationWork;
import dev.isogon.internal.experiment.judging.NetworkEvaluation;
import dev.isogon.internal.experiment.results.LossSummary;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.lint.evidence.JudgedBy;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.metrics.SettingsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public experiment (yKesamaru/adacos) as its code runs it, flaws and all, so that its table can be reproduced. */
public final class Seed implements Protocol {

    /** MNIST as it was published: training images of the digits 0 to 9. */
    private static final DataFacts MNIST =
            new DataFacts(false, List.of(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949), 28, 28);

    @Override
    public String name() {
        return "seed";
    }

    /** Its networks came without dropout and drop-path, except for SimpleCNN's own. */
    @Override
    public ProtocolDefaults defaults() {
        return ProtocolDefaults.NONE
                .withLosses(losses("center-invariant"))
                .withLossesForFiles(losses("regular-face"))
                .with(RunSettings.SEEDS, List.of(1L), "1")
                .withForFiles(ModelSettings.DROPOUT, 0.0)
                .withForFiles(ModelSettings.DROP_PATH, 0.0)
                .with(TrainingSettings.EPOCHS, 10)
                .withForFiles(TrainingSettings.BATCH, 16)
                .with(TrainingSettings.LEARNING_RATE, 0.01)
                .with(TrainingSettings.SCHEDULE, Schedule.CONSTANT)
                .with(TrainingSettings.DROP_LAST, false)
                .with(SplitSettings.FROZEN, true)
                .with(SplitSettings.STRATIFIED, false)
                .with(SplitSettings.VALIDATION, 0.0);
    }

    /** Its margin is 28.6°; its regularizer is inert, since its prototypes are frozen. */
    private static List<String> losses(String regularizer) {
        return List.of("arcface(28.6deg) + " + regularizer, "simple-arcface", "fixed-adacos", "cross-entropy");
    }

    @Override
    public boolean allowsQuick() {
        return false;
    }

    /** It repeats networks that were trained from pixels. */
    @Override
    public boolean allowsModels() {
        return false;
    }

    @Override
    public boolean allowsStrangers() {
        return false;
    }

    /** Its cross-entropy has no layer of its own over the embedding. */
    @Override
    public LossRecipe recipe(LossRecipe loss) {
        try {
            return loss.withoutLinearLayer();
        } catch (IllegalArgumentException e) {
            throw new SettingsException("in protocol seed, cross-entropy has no layer of its own: " + e.getMessage());
        }
    }

    @Override
    public NetworkEvaluation judge(Learner learner, LossRecipe recipe, Images images, EvaluationWork work) {
        return recipe.judgedByOutputs()
                ? ClosedSetEvaluation.byOutputs(learner, images, work)
                : ClosedSetEvaluation.byDistance(learner, images, work);
    }

    @Override
    public JudgedBy judgedBy() {
        return JudgedBy.DISTANCE_OR_OUTPUTS;
    }

    @Override
    public boolean comparesWithPixels() {
        return false;
    }

    @Override
    public List<PublishedFigures> published(Images images) {
        return PublishedFigures.forImages(images);
    }

    @Override
    public @Nullable PublishedDifference publishedDifference(
            CompareRequest request, Images images, List<LossSummary> losses) {
        return PublishedFigures.areMnist(images) && isAsPublished(request) ? PublishedDifference.of(losses) : null;
    }

    /** Whether runs are made as the published ones were: only then is the gap between those one of seeds. */
    private boolean isAsPublished(CompareRequest request) {
        CompareRequest like = new Settings()
                .set("data", request.data())
                .set("protocol", name())
                .set("train.lint", request.train().lint())
                .compare(List.of(this), MNIST)
                .request();
        return request.train().equals(like.train())
                && request.head().equals(like.head())
                && request.split().equals(like.split());
    }

    @Override
    public ProtocolDescription described() {
        return new ProtocolDescription(
                name(),
                "the public experiment as it is",
                false,
                true,
                "Protocol seed repeats the public experiment as its code runs it",
                "validation images",
                ", neighbours are Euclidean on raw embeddings, training images find themselves, and"
                        + " cross-entropy alone is judged by its outputs, so its row is not comparable with the others.");
    }
}
