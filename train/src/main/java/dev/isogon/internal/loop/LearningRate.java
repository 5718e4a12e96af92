package dev.isogon.internal.loop;

import dev.isogon.internal.config.TrainConfig;

/** The learning rate of every step of a run. */
final class LearningRate {

    private final TrainConfig config;
    private final int steps;
    private final int warmupSteps;

    /** @param steps all steps of the run */
    LearningRate(TrainConfig config, int steps) {
        this.config = config;
        this.steps = steps;
        this.warmupSteps = (int) Math.round(config.warmup() * steps);
    }

    /** @param step from 1; a cosine schedule reaches 0 one step after the last */
    double at(int step) {
        double peak = config.learningRate();
        return switch (config.schedule()) {
            case CONSTANT -> peak;
            case COSINE ->
                step <= warmupSteps
                        ? peak * step / warmupSteps
                        : peak / 2 * (1 + Math.cos(Math.PI * (step - 1 - warmupSteps) / (steps - warmupSteps)));
        };
    }
}
