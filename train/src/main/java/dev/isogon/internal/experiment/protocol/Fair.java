package dev.isogon.internal.experiment.protocol;

import dev.isogon.internal.config.settings.RunSettings;
import dev.isogon.internal.experiment.judging.ClosedSetEvaluation;
import dev.isogon.internal.experiment.judging.EvaluationWork;
import dev.isogon.internal.experiment.judging.NetworkEvaluation;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loss.LossRecipe;
import java.util.List;

/** The same for every loss: prototypes are trained, and test images look for their nearest training image by cosine. */
public final class Fair implements Protocol {

    @Override
    public String name() {
        return RunSettings.FAIR;
    }

    @Override
    public NetworkEvaluation judge(Learner learner, LossRecipe recipe, Images images, EvaluationWork work) {
        return ClosedSetEvaluation.byCosine(learner, images, work);
    }

    @Override
    public List<PublishedFigures> published(Images images) {
        return PublishedFigures.forImages(images);
    }

    @Override
    public ProtocolDescription described() {
        return new ProtocolDescription(
                name(),
                "trained prototypes, cosine, validation",
                false,
                false,
                "Protocol fair treats every loss alike",
                "validation images",
                ", and test images look for their nearest training image by cosine.");
    }
}
