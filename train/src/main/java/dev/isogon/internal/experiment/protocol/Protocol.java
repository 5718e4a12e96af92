package dev.isogon.internal.experiment.protocol;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.config.SplitConfig;
import dev.isogon.internal.config.settings.ProtocolDefaults;
import dev.isogon.internal.config.settings.ProtocolSettings;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.experiment.judging.EvaluationWork;
import dev.isogon.internal.experiment.judging.NetworkEvaluation;
import dev.isogon.internal.experiment.open.OpenSetSummaries;
import dev.isogon.internal.experiment.results.LossSummaries;
import dev.isogon.internal.experiment.results.LossSummary;
import dev.isogon.internal.experiment.results.PairedDifference;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.experiment.split.UnseenTest;
import dev.isogon.internal.lint.evidence.JudgedBy;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loss.LossRecipe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a comparison is made and judged: how images are set aside, how a trained network is judged, what is said of it, and
 * which settings it has of its own. One file each; {@link Protocols} lists them.
 */
public interface Protocol extends ProtocolSettings {

    @Override
    default ProtocolDefaults defaults() {
        return ProtocolDefaults.NONE;
    }

    @Override
    default boolean allowsQuick() {
        return true;
    }

    @Override
    default boolean allowsStrangers() {
        return true;
    }

    @Override
    default boolean allowsModels() {
        return true;
    }

    @Override
    default boolean dividesIdentities() {
        return false;
    }

    /**
     * Sets images aside: one way, or several where identities are divided.
     *
     * @param strangers images of other classes, if any
     * @throws dev.isogon.metrics.SettingsException when the data cannot be set apart so
     */
    default List<Images> split(Dataset data, @Nullable Dataset strangers, SplitConfig split, ModelConfig model) {
        Images images = Images.split(data, split, model);
        UnseenTest.check(name(), data, images);
        return List.of(strangers == null ? images : images.with(strangers, model));
    }

    /**
     * The loss as runs build it.
     *
     * @throws dev.isogon.metrics.SettingsException when it cannot be had so
     */
    default LossRecipe recipe(LossRecipe loss) {
        return loss;
    }

    /** Judges a trained network. */
    NetworkEvaluation judge(Learner learner, LossRecipe recipe, Images images, EvaluationWork work);

    /** What the linter should know of it. */
    default JudgedBy judgedBy() {
        return JudgedBy.COSINE;
    }

    /** Whether neighbours on raw pixels are a row of its table. */
    default boolean comparesWithPixels() {
        return true;
    }

    /** Each pair of losses, compared. */
    default List<PairedDifference> differences(LossSummaries summaries, OpenSetSummaries openSet) {
        return summaries.differences();
    }

    /** Figures that were published for such images, to stand beside ours. */
    default List<PublishedFigures> published(Images images) {
        return List.of();
    }

    /** What it would take to tell published figures apart; null where runs are not made as those were. */
    default @Nullable PublishedDifference publishedDifference(
            CompareRequest request, Images images, List<LossSummary> losses) {
        return null;
    }

    /** In words, for tables and reports. */
    ProtocolDescription described();
}
