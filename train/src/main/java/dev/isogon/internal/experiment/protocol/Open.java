package dev.isogon.internal.experiment.protocol;

import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.config.SplitConfig;
import dev.isogon.internal.config.settings.ProtocolDefaults;
import dev.isogon.internal.config.settings.RunSettings;
import dev.isogon.internal.config.settings.SplitSettings;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.experiment.judging.EvaluationWork;
import dev.isogon.internal.experiment.judging.NetworkEvaluation;
import dev.isogon.internal.experiment.judging.OpenSetEvaluation;
import dev.isogon.internal.experiment.open.OpenSetSummaries;
import dev.isogon.internal.experiment.results.LossSummaries;
import dev.isogon.internal.experiment.results.OpenSetDifferences;
import dev.isogon.internal.experiment.results.PairedDifference;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.experiment.split.OpenImages;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loss.LossRecipe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As fair, but judged on identities that training did not see: some enrolled, the others strangers. */
public final class Open implements Protocol {

    @Override
    public String name() {
        return "open";
    }

    /** Runs are better spent on splits than on seeds. */
    @Override
    public ProtocolDefaults defaults() {
        return ProtocolDefaults.NONE
                .with(RunSettings.SEEDS, List.of(1L), "1")
                .with(SplitSettings.TEST, 0.5)
                .with(SplitSettings.REPEATS, 3)
                .withOverModel(SplitSettings.REPEATS, 20);
    }

    @Override
    public boolean dividesIdentities() {
        return true;
    }

    @Override
    public List<Images> split(Dataset data, @Nullable Dataset strangers, SplitConfig split, ModelConfig model) {
        return OpenImages.splits(data, strangers, split, model);
    }

    @Override
    public NetworkEvaluation judge(Learner learner, LossRecipe recipe, Images images, EvaluationWork work) {
        return OpenSetEvaluation.of(learner, images, work);
    }

    @Override
    public List<PairedDifference> differences(LossSummaries summaries, OpenSetSummaries openSet) {
        return OpenSetDifferences.of(summaries.texts(), openSet);
    }

    @Override
    public ProtocolDescription described() {
        return new ProtocolDescription(
                name(),
                "the same as fair, judged on identities that training did not see",
                true,
                false,
                "Protocol open judges on identities that training did not see",
                "other images of the training identities",
                ", and probes look for their nearest enrolled image by cosine.");
    }
}
