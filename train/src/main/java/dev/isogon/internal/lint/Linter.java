package dev.isogon.internal.lint;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.lint.evidence.EmbeddingFacts;
import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.lint.evidence.LogitFacts;
import dev.isogon.internal.lint.evidence.Plan;
import dev.isogon.internal.lint.evidence.SharedImages;
import dev.isogon.internal.lint.evidence.WeightWatch;
import dev.isogon.internal.loop.EpochRecord;
import dev.isogon.internal.loop.Finding;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loop.TrainingEvent;
import dev.isogon.internal.loop.TrainingRun;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Reads a run's events and looks at its learner after each epoch and after judging. It draws no random number
 * and changes no statistic, so a run is the same to the bit with and without it. An epoch costs it two sums over the
 * weights, and the first and the last one pass of 64 images without gradients.
 */
public final class Linter implements Consumer<TrainingEvent> {

    private final Plan plan;
    private final Learner learner;
    private final WeightWatch weights;
    private final TrainingRun run;
    private final SharedImages shared;
    private final Consumer<? super Finding> listener;
    private final boolean batchNorm;
    private final Set<String> told = new HashSet<>();
    private Optional<LogitFacts> logits = Optional.empty();
    private Optional<EmbeddingFacts> embeddings = Optional.empty();
    private OptionalDouble regularization = OptionalDouble.empty();

    /**
     * Looks at a run before its next step.
     *
     * @param weights made when the learner was at its random start
     * @param shared images that training and test share; the same for all runs of a comparison
     * @param listener is told of each check's first finding, as soon as there is one
     */
    public Linter(
            Plan plan,
            Learner learner,
            WeightWatch weights,
            TrainingRun run,
            SharedImages shared,
            Consumer<? super Finding> listener) {
        this.plan = plan;
        this.learner = learner;
        this.weights = weights;
        this.run = run;
        this.shared = shared;
        this.listener = listener;
        this.batchNorm = learner.backbone().tensors().keySet().stream().anyMatch(name -> name.endsWith("running_mean"));
    }

    /** Tells what settings and images alone show. */
    public void begun() {
        tell();
    }

    @Override
    public void accept(TrainingEvent event) {
        if (event instanceof EpochRecord epoch) {
            weights.look(run::moves, true);
            regularization = regularization();
            if (epoch.epoch() == 1 || epoch.epoch() == plan.config().train().epochs()) {
                logits = LogitFacts.of(learner, plan.train());
            }
            tell();
        }
    }

    /** Takes after the last epoch what no epoch gave, since the run was resumed when all of them were done. */
    public void trained() {
        if (!weights.fates().isEmpty()) {
            return;
        }
        weights.look(run::moves, false);
        regularization = regularization();
        logits = LogitFacts.of(learner, plan.train());
        tell();
    }

    /**
     * Looks at what was judged.
     *
     * @param judged the embeddings that results come from, a row an image
     * @param labels their classes
     */
    public void judged(FloatMatrix judged, int[] labels) {
        trained();
        embeddings = Optional.of(EmbeddingFacts.of(judged, labels));
        tell();
    }

    /** What there is to say of the run by all that is known of it now. */
    public List<Finding> findings() {
        Evidence evidence = new Evidence(plan, batchNorm, shared, weights.fates(), regularization, logits, embeddings);
        try (Scope scope = Scope.open()) {
            return Lints.ALL.stream()
                    .flatMap(lint -> lint.of(evidence).stream())
                    .toList();
        }
    }

    private void tell() {
        findings().stream().filter(finding -> told.add(finding.check())).forEach(listener);
    }

    /** Length of the regularizers' gradient with respect to the prototypes: 0 where it has no way to them. */
    private OptionalDouble regularization() {
        try (Scope scope = Scope.open()) {
            Optional<Tensor> penalty = learner.regularization();
            if (penalty.isEmpty()) {
                return OptionalDouble.empty();
            }
            if (!penalty.get().requires_grad()) {
                return OptionalDouble.of(0);
            }
            TensorVector gradient = torch.grad(
                    new TensorVector(penalty.get()),
                    new TensorVector(learner.prototypes().orElseThrow()));
            return OptionalDouble.of(gradient.get(0).norm().item_double());
        }
    }
}
