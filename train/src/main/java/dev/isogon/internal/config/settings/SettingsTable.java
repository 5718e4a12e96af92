package dev.isogon.internal.config.settings;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every setting, in the order in which they are completed: a default may look at the data's facts and at the rows before its
 * own. A protocol's own defaults ({@link ProtocolSettings}) go before those of the rows.
 */
public final class SettingsTable {

    private static final List<SettingRow<?>> BEGINNING = List.of(
            RunSettings.PATH_COLUMN,
            RunSettings.LABEL_COLUMN,
            RunSettings.DATA,
            RunSettings.CLASSES,
            RunSettings.PROTOCOL,
            RunSettings.QUICK,
            ModelSettings.FROM);

    private static final List<SettingRow<?>> SHARED = List.of(
            ModelSettings.BACKBONE,
            ModelSettings.RESOLUTION,
            ModelSettings.CROP,
            ModelSettings.EMBEDDING,
            ModelSettings.DROPOUT,
            ModelSettings.DROP_PATH,
            ModelSettings.BATCH_NORM,
            ModelSettings.WEIGHTS,
            ModelSettings.FREEZE,
            ModelSettings.ONNX,
            TrainingSettings.EPOCHS,
            TrainingSettings.BATCH,
            TrainingSettings.ACCUMULATE,
            TrainingSettings.OPTIMIZER,
            TrainingSettings.LEARNING_RATE,
            TrainingSettings.PRETRAINED_RATE,
            TrainingSettings.WEIGHT_DECAY,
            TrainingSettings.MOMENTUM,
            TrainingSettings.SCHEDULE,
            TrainingSettings.WARMUP,
            TrainingSettings.CLIP,
            TrainingSettings.EMA,
            TrainingSettings.PRECISION,
            TrainingSettings.AUGMENTATION,
            TrainingSettings.DROP_LAST,
            TrainingSettings.LINT,
            SplitSettings.FROZEN,
            SplitSettings.SPLIT_SEED,
            SplitSettings.TEST,
            SplitSettings.STRATIFIED,
            SplitSettings.VALIDATION,
            SplitSettings.TRAIN_IMAGES,
            SplitSettings.TEST_IMAGES,
            SplitSettings.REPEATS,
            RunSettings.THREADS);

    /** All settings of a comparison. */
    public static final List<SettingRow<?>> COMPARE =
            joined(BEGINNING, List.of(RunSettings.STRANGERS, RunSettings.LOSSES, RunSettings.SEEDS), SHARED);

    /** All settings of a model trained by itself; a comparison's file may be read for it. */
    public static final List<SettingRow<?>> TRAIN =
            joined(BEGINNING, List.of(RunSettings.STRANGERS_PASSED_OVER, RunSettings.LOSS, RunSettings.SEED), SHARED);

    private SettingsTable() {}

    private static List<SettingRow<?>> joined(
            List<SettingRow<?>> first, List<SettingRow<?>> own, List<SettingRow<?>> last) {
        return Stream.of(first, own, last).flatMap(List::stream).toList();
    }
}
