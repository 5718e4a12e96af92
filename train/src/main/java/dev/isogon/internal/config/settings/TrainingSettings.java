package dev.isogon.internal.config.settings;

import static dev.isogon.internal.config.settings.Condition.CONSTANT_RATE;
import static dev.isogon.internal.config.settings.Condition.FILES;
import static dev.isogon.internal.config.settings.Condition.OVER_MODEL;
import static dev.isogon.internal.config.settings.Condition.QUICK_LOOK;

import dev.isogon.internal.config.TrainConfig.Optimizer;
import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.config.TrainConfig.Schedule;
import dev.isogon.internal.config.types.AugmentationText;
import dev.isogon.internal.config.types.OneOf;
import dev.isogon.internal.config.types.RealNumber;
import dev.isogon.internal.config.types.WholeNumber;
import dev.isogon.internal.config.types.YesOrNo;
import dev.isogon.internal.data.augment.Augmentations;
import dev.isogon.internal.data.augment.Chain;

/** How the network is trained. */
public final class TrainingSettings {

    public static final SettingRow<Integer> EPOCHS = SettingRow.of(
            "train.epochs",
            "passes over the training images",
            new WholeNumber(1, 100_000),
            Rule.always(10).but(FILES, 30).but(QUICK_LOOK, 2));

    public static final SettingRow<Integer> BATCH = SettingRow.of(
            "train.batch",
            "images a step",
            new WholeNumber(2, 65_536),
            Rule.always(128)
                    .but(FILES, 32)
                    .butBy(OVER_MODEL, "a 16th of the images, from 32 to 512", TrainingSettings::batchOverModel));

    public static final SettingRow<Integer> ACCUMULATE = SettingRow.of(
            "train.accumulate",
            "batches whose gradients are added up before the weights move",
            new WholeNumber(1, 65_536),
            Rule.always(1));

    public static final SettingRow<Optimizer> OPTIMIZER = SettingRow.of(
            "train.optimizer", "what moves the weights", new OneOf<>(Optimizer.class), Rule.always(Optimizer.ADAM));

    public static final SettingRow<Double> LEARNING_RATE = SettingRow.of(
            "train.learning_rate",
            "the learning rate at its peak",
            RealNumber.above(0, 1),
            Rule.always(0.001).but(OVER_MODEL, 0.01));

    public static final SettingRow<Double> PRETRAINED_RATE = SettingRow.of(
            "train.pretrained_rate",
            "share of the learning rate for weights that were loaded, and for a head, which starts from its model's embeddings",
            RealNumber.above(0, 1),
            Rule.always(1.0).but(OVER_MODEL, 0.01));

    public static final SettingRow<Double> WEIGHT_DECAY = SettingRow.of(
            "train.weight_decay",
            "weight decay of the optimizer's own kind; not of norms, biases and prototypes",
            RealNumber.from(0, 1),
            Rule.always(0.0));

    public static final SettingRow<Double> MOMENTUM =
            SettingRow.of("train.momentum", "momentum of SGD", RealNumber.from(0, 1), Rule.always(0.9));

    public static final SettingRow<Schedule> SCHEDULE = SettingRow.of(
            "train.schedule",
            "how the learning rate moves over a run",
            new OneOf<>(Schedule.class),
            Rule.always(Schedule.COSINE));

    public static final SettingRow<Double> WARMUP = SettingRow.of(
                    "train.warmup",
                    "share of all steps in which a cosine schedule climbs to its peak",
                    RealNumber.from(0, 1),
                    Rule.always(0.05).but(CONSTANT_RATE, 0.0))
            .checked((warmup, known) -> SettingRow.problem(
                    warmup > 0 && CONSTANT_RATE.holds().test(known),
                    "goes with train.schedule cosine only, which is constant here; set it to 0"));

    public static final SettingRow<Double> CLIP = SettingRow.of(
            "train.clip",
            "largest norm of all gradients together; 0 for no limit",
            RealNumber.from(0, 1e9),
            Rule.always(0.0));

    public static final SettingRow<Double> EMA = SettingRow.of(
            "train.ema",
            "share of the old average that a step keeps in the averaged weights that are judged; 0 for none",
            RealNumber.from(0, 1),
            Rule.always(0.0));

    public static final SettingRow<Precision> PRECISION = SettingRow.of(
            "train.precision",
            "what numbers the network computes with; prototypes and loss always in float32",
            new OneOf<>(Precision.class),
            Rule.always(Precision.FLOAT32));

    public static final SettingRow<Chain> AUGMENTATION = SettingRow.of(
                    "train.augmentation",
                    "what is done to training images",
                    new AugmentationText(),
                    Rule.always(Chain.NONE)
                            .but(FILES, Augmentations.parse("flip"))
                            .but(OVER_MODEL, Chain.NONE, "none"))
            .checked((chain, known) -> SettingRow.problem(
                    !chain.equals(Chain.NONE) && OVER_MODEL.holds().test(known),
                    "must be none over a model (model.from), which embeds each image once; but was " + chain));

    public static final SettingRow<Boolean> DROP_LAST = SettingRow.of(
            "train.drop_last", "whether a last, shorter batch is left out", new YesOrNo(), Rule.always(true));

    public static final SettingRow<Boolean> LINT = SettingRow.of(
            "train.lint", "whether the linter looks on; it changes no result", new YesOrNo(), Rule.always(true));

    /** Steps over embeddings take so little that there need not be many. */
    private static int batchOverModel(Circumstances known) {
        return (int) Math.max(32, Math.min(512, Long.highestOneBit(known.facts().images() / 16)));
    }

    private TrainingSettings() {}
}
