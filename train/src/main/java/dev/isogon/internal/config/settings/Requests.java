package dev.isogon.internal.config.settings;

import dev.isogon.internal.config.BaseModel;
import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.HeadConfig;
import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.config.SplitConfig;
import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.config.TrainRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Completed rows as requests. */
final class Requests {

    private Requests() {}

    static CompareRequest compare(Circumstances known) {
        return new CompareRequest(
                Objects.requireNonNull(RunSettings.data(known), "was said to be missing"),
                RunSettings.strangers(known),
                known.value(RunSettings.PROTOCOL),
                known.value(RunSettings.LOSSES),
                known.value(RunSettings.SEEDS),
                known.value(RunSettings.QUICK),
                model(known),
                training(known),
                head(known),
                split(known),
                known.value(RunSettings.THREADS));
    }

    static TrainRequest train(Circumstances known) {
        return new TrainRequest(
                Objects.requireNonNull(RunSettings.data(known), "was said to be missing"),
                known.value(RunSettings.LOSS),
                known.value(RunSettings.SEED),
                model(known),
                training(known),
                head(known),
                split(known),
                known.value(RunSettings.THREADS));
    }

    private static ModelConfig model(Circumstances known) {
        @Nullable BaseModel from = known.value(ModelSettings.FROM);
        return new ModelConfig(
                from == null ? "" : from.name(),
                known.value(ModelSettings.BACKBONE),
                known.value(ModelSettings.RESOLUTION),
                known.value(ModelSettings.CROP),
                known.value(ModelSettings.EMBEDDING),
                known.value(ModelSettings.DROPOUT),
                known.value(ModelSettings.DROP_PATH),
                known.value(ModelSettings.BATCH_NORM),
                known.value(ModelSettings.WEIGHTS),
                known.value(ModelSettings.FREEZE),
                known.value(ModelSettings.ONNX));
    }

    private static TrainConfig training(Circumstances known) {
        return new TrainConfig(
                known.value(TrainingSettings.EPOCHS),
                known.value(TrainingSettings.BATCH),
                known.value(TrainingSettings.ACCUMULATE),
                known.value(TrainingSettings.OPTIMIZER),
                known.value(TrainingSettings.LEARNING_RATE),
                known.value(TrainingSettings.PRETRAINED_RATE),
                known.value(TrainingSettings.WEIGHT_DECAY),
                known.value(TrainingSettings.MOMENTUM),
                known.value(TrainingSettings.SCHEDULE),
                known.value(TrainingSettings.WARMUP),
                known.value(TrainingSettings.CLIP),
                known.value(TrainingSettings.EMA),
                known.value(TrainingSettings.PRECISION),
                known.value(TrainingSettings.AUGMENTATION),
                known.value(TrainingSettings.DROP_LAST),
                known.value(TrainingSettings.LINT));
    }

    private static HeadConfig head(Circumstances known) {
        return new HeadConfig(known.value(SplitSettings.FROZEN));
    }

    private static SplitConfig split(Circumstances known) {
        return new SplitConfig(
                known.value(SplitSettings.SPLIT_SEED),
                known.value(SplitSettings.TEST),
                known.value(SplitSettings.STRATIFIED),
                known.value(SplitSettings.VALIDATION),
                known.value(SplitSettings.TRAIN_IMAGES),
                known.value(SplitSettings.TEST_IMAGES),
                known.value(SplitSettings.REPEATS));
    }
}
