package dev.isogon.internal.config;

import dev.isogon.internal.config.TrainConfig.Optimizer;
import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.config.TrainConfig.Schedule;
import dev.isogon.internal.data.augment.Augmentations;
import dev.isogon.internal.data.augment.Chain;
import dev.isogon.internal.model.Architecture;
import dev.isogon.internal.model.Backbones;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.metrics.SettingsException;

/** Settings of a network and its training, with defaults and ranges: what was not given depends on protocol and data. */
final class NetworkSettings {

    private static final int OPEN_SPLITS = 3;
    private static final String FILES_BACKBONE = "tf_efficientnetv2_b0";

    private final SettingsReader reader;
    private final boolean seed;
    private final boolean open;
    private final boolean files;
    private final boolean alone;

    /** @param files whether the data is images in files */
    NetworkSettings(SettingsReader reader, Protocol protocol, boolean files) {
        this(reader, protocol, files, false);
    }

    private NetworkSettings(SettingsReader reader, Protocol protocol, boolean files, boolean alone) {
        this.reader = reader;
        this.seed = protocol == Protocol.SEED;
        this.open = protocol == Protocol.OPEN;
        this.files = files;
        this.alone = alone;
    }

    /** For one training by itself, in which no test images need to be set aside. */
    static NetworkSettings alone(SettingsReader reader, boolean files) {
        return new NetworkSettings(reader, Protocol.FAIR, files, true);
    }

    int threads() {
        return reader.integer("threads", Runtime.getRuntime().availableProcessors(), 1, 1024);
    }

    /** The experiment's networks came without dropout and drop-path, except for SimpleCNN's own. */
    ModelConfig model() {
        String name = reader.text("model.backbone", files ? FILES_BACKBONE : ModelConfig.SIMPLE_CNN.backbone());
        ModelConfig own = ModelConfig.SIMPLE_CNN;
        try {
            own = ofBackbone(name);
        } catch (SettingsException e) {
            reader.problem("model.backbone", String.valueOf(e.getMessage()));
        }
        boolean bare = seed && files;
        int side = files || own.resolution() > 0 ? own.resolution() : 0;
        return new ModelConfig(
                name,
                reader.integer("model.resolution", files ? Math.max(side, 28) : 0, files ? 1 : 0, 4096),
                reader.integer("model.embedding", own.embedding(), 2, 65_536),
                reader.number("model.dropout", bare ? 0 : own.dropout(), 0, false, 1),
                reader.number("model.drop_path", bare ? 0 : own.dropPath(), 0, false, 1),
                reader.flag("model.batch_norm", own.batchNorm()),
                reader.path("model.weights"),
                reader.integer("model.freeze", 0, 0, 1000));
    }

    TrainConfig train(boolean quick) {
        Schedule schedule = reader.choice("train.schedule", Schedule.class, seed ? Schedule.CONSTANT : Schedule.COSINE);
        boolean constant = schedule == Schedule.CONSTANT;
        double warmup = reader.number("train.warmup", constant ? 0 : 0.05, 0, false, 1);
        if (constant && warmup > 0) {
            reader.problem("train.warmup", "goes with train.schedule cosine only, which is constant here; set it to 0");
        }
        return new TrainConfig(
                reader.integer("train.epochs", quick ? 2 : files && !seed ? 30 : 10, 1, 100_000),
                reader.integer("train.batch", files ? (seed ? 16 : 32) : 128, 2, 65_536),
                reader.integer("train.accumulate", 1, 1, 65_536),
                reader.choice("train.optimizer", Optimizer.class, Optimizer.ADAM),
                reader.number("train.learning_rate", seed ? 0.01 : 0.001, 0, true, 1),
                reader.number("train.pretrained_rate", 1, 0, true, 1),
                reader.number("train.weight_decay", 0, 0, false, 1),
                reader.number("train.momentum", 0.9, 0, false, 1),
                schedule,
                warmup,
                reader.number("train.clip", 0, 0, false, 1e9),
                reader.number("train.ema", 0, 0, false, 1),
                reader.choice("train.precision", Precision.class, Precision.FLOAT32),
                augmentation(),
                reader.flag("train.drop_last", !seed),
                reader.flag("train.lint", true));
    }

    private Chain augmentation() {
        try {
            return Augmentations.parse(reader.text("train.augmentation", files ? "flip" : "none"));
        } catch (SettingsException e) {
            reader.problem("train.augmentation", String.valueOf(e.getMessage()));
            return Chain.NONE;
        }
    }

    /** A backbone's own settings. */
    private static ModelConfig ofBackbone(String name) {
        Architecture architecture = Backbones.named(name);
        EmbeddingLayer layer = architecture.embeddingLayer();
        return new ModelConfig(
                name,
                architecture.resolution(),
                layer.size(),
                layer.dropout(),
                layer.dropPath(),
                layer.batchNorm(),
                null,
                0);
    }

    /**
     * How images are set aside.
     *
     * @param trainImages how many are used at most if nothing is said
     * @param testImages likewise
     */
    CompareConfig.Split split(int trainImages, int testImages) {
        return new CompareConfig.Split(
                reader.wholeNumber("split.seed", 0, Long.MIN_VALUE, Long.MAX_VALUE),
                alone
                        ? reader.number("split.test", 0, 0, false, 0.9)
                        : reader.number("split.test", open ? 0.5 : 0.2, 0, true, 0.9),
                reader.flag("split.stratified", !seed),
                reader.number("split.validation", seed ? 0 : 0.1, 0, false, 0.9),
                reader.integer("split.train_images", trainImages, 0, Integer.MAX_VALUE),
                reader.integer("split.test_images", testImages, 0, Integer.MAX_VALUE),
                repeats());
    }

    private int repeats() {
        int repeats = reader.integer("split.repeats", open ? OPEN_SPLITS : 1, 1, 1000);
        if (!open && repeats > 1) {
            reader.problem("split.repeats", "goes with protocol open only, but was " + repeats + "; leave it out");
        }
        return repeats;
    }
}
