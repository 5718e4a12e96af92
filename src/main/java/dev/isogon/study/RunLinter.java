package dev.isogon.study;

import dev.isogon.config.CompareConfig;
import dev.isogon.data.ImageSet;
import dev.isogon.tensor.FloatMatrix;
import dev.isogon.train.Finding;
import dev.isogon.train.Learner;
import dev.isogon.train.TrainingEvent;
import dev.isogon.train.TrainingRun;
import dev.isogon.train.lint.Linter;
import dev.isogon.train.lint.evidence.Plan;
import dev.isogon.train.lint.evidence.SharedImages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The linter beside one run, or none where {@code train.lint} switches it off. */
record RunLinter(Optional<Linter> linter) {

    static RunLinter of(
            Plan plan, Learner learner, TrainingRun training, SharedImages shared, Consumer<StudyEvent> listener) {
        return new RunLinter(
                plan.config().train().lint()
                        ? Optional.of(new Linter(
                                plan,
                                learner,
                                training,
                                shared,
                                finding -> listener.accept(new StudyEvent.Trained(finding))))
                        : Optional.empty());
    }

    /** Images that training and test share, where the linter is to know. */
    static SharedImages shared(CompareConfig config, Images images) {
        return config.train().lint() ? SharedImages.of(images.train(), images.test()) : SharedImages.NONE;
    }

    /** A reader of training's events that lets the linter read them too. */
    Consumer<TrainingEvent> beside(Consumer<StudyEvent> listener) {
        return event -> {
            listener.accept(new StudyEvent.Trained(event));
            linter.ifPresent(each -> each.accept(event));
        };
    }

    void judged(FloatMatrix embeddings, ImageSet images) {
        linter.ifPresent(each -> each.judged(embeddings, images.labels()));
    }

    List<Finding> findings() {
        return linter.map(Linter::findings).orElse(List.of());
    }
}
