package dev.isogon.internal.lint;

import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.loop.Finding;
import java.util.Optional;

/** Adam at a high rate from the first step to the last: it undoes loaded weights, and the last epoch is as noisy as any. */
final class ConstantRate implements Lint {

    /** Kingma and Ba, arXiv 1412.6980, algorithm 1. */
    private static final double USUAL = 0.001;

    private static final double HIGH = 0.01;

    @Override
    public String name() {
        return "constant-rate";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        TrainConfig train = evidence.plan().config().train();
        if (train.optimizer() == TrainConfig.Optimizer.SGD
                || train.schedule() != TrainConfig.Schedule.CONSTANT
                || train.learningRate() < HIGH) {
            return Optional.empty();
        }
        boolean loaded = evidence.plan().config().model().weights() != null;
        return Optional.of(Finding.note(
                name(),
                "Adam's learning rate is " + Rounded.of(train.learningRate()) + " from the first step to the last, "
                        + Rounded.of(train.learningRate() / USUAL) + " times its usual 0.001"
                        + (loaded ? ", also for the weights that were loaded" : ""),
                "Set train.schedule to cosine and train.learning_rate to 0.001"));
    }
}
