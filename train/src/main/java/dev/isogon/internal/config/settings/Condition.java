package dev.isogon.internal.config.settings;

import dev.isogon.internal.config.TrainConfig.Schedule;
import java.util.function.Predicate;

/**
 * When another default or range holds.
 *
 * @param words continue a value in help and documents: "30 for images in files"
 */
record Condition(String words, Predicate<Circumstances> holds) {

    static final Condition FILES =
            new Condition("for images in files", known -> known.facts().files());

    static final Condition PIXELS = new Condition(
            "for pixels that are no files", known -> !known.facts().files());

    static final Condition QUICK_LOOK =
            new Condition("with `quick`", known -> !known.alone() && known.value(RunSettings.QUICK));

    static final Condition OVER_MODEL =
            new Condition("over a model (model.from)", known -> known.value(ModelSettings.FROM) != null);

    static final Condition ALONE = new Condition("for a model by itself", Circumstances::alone);

    static final Condition CONSTANT_RATE = new Condition(
            "with train.schedule constant", known -> known.value(TrainingSettings.SCHEDULE) == Schedule.CONSTANT);
}
