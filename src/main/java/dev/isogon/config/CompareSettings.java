package dev.isogon.config;

import dev.isogon.config.TrainConfig.Optimizer;
import dev.isogon.config.TrainConfig.Precision;
import dev.isogon.config.TrainConfig.Schedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Every setting of a comparison, with its default and its range, once: what was not given depends on protocol and data. */
final class CompareSettings {

    /** The public experiment's losses. Its margin is 28.6°; its regularizer is inert, since its prototypes are frozen. */
    private static final String SEED_ARCFACE = "arcface(28.6deg)";

    private static final List<String> FAIR_LOSSES =
            List.of("cross-entropy", "arcface", "cosface", "fixed-adacos", "adacos");
    private static final List<String> QUICK_LOSSES = List.of("cross-entropy", "arcface", "fixed-adacos");

    /** What --quick looks at: all the images that two cores train in a minute. */
    private static final int QUICK_TRAIN_IMAGES = 8_000;

    private static final int QUICK_TEST_IMAGES = 2_000;

    private static final int MOST_SEEDS = 1_000;

    private static final String FILES_BACKBONE = "tf_efficientnetv2_b0";

    private final SettingsReader reader;
    private final Catalogue catalogue;
    private final Map<String, String> ofFile;
    private final String file;

    /**
     * @param ofFile the settings that a file gave
     * @param file that file's name
     */
    CompareSettings(SettingsReader reader, Catalogue catalogue, Map<String, String> ofFile, String file) {
        this.reader = reader;
        this.catalogue = catalogue;
        this.ofFile = ofFile;
        this.file = file;
    }

    CompareConfig complete() {
        String data = reader.text("data", "");
        if (data.isBlank()) {
            reader.problem("data", "must be mnist or a folder with images, but is missing");
        }
        boolean quick = reader.flag("quick", false);
        Protocol protocol = reader.choice("protocol", Protocol.class, Protocol.FAIR);
        boolean seed = protocol == Protocol.SEED;
        if (quick && seed) {
            reader.problem("quick", "goes with the fair protocol only; leave it or protocol seed out");
        }
        contradiction("protocol", protocol.toString());
        contradiction("quick", String.valueOf(quick));
        boolean files = catalogue.areFiles(data);
        CompareConfig config = new CompareConfig(
                data,
                protocol,
                losses(seed, quick, files),
                seeds(seed ? 1 : quick ? 2 : 3),
                quick,
                model(seed, files),
                train(seed, quick, files),
                new CompareConfig.Head(reader.flag("head.frozen", seed)),
                split(seed, quick),
                reader.integer("threads", Runtime.getRuntime().availableProcessors(), 1, 1024));
        reader.finish();
        return config;
    }

    private List<String> losses(boolean seed, boolean quick, boolean files) {
        String regularizer = files ? " + regular-face" : " + center-invariant";
        List<String> ofSeed = List.of(SEED_ARCFACE + regularizer, "simple-arcface", "fixed-adacos", "cross-entropy");
        List<String> losses = reader.texts("losses", seed ? ofSeed : quick ? QUICK_LOSSES : FAIR_LOSSES);
        for (String loss : losses) {
            try {
                catalogue.checkLoss(loss);
            } catch (SettingsException e) {
                reader.problem("losses", "has a wrong one: " + e.getMessage());
            }
        }
        return losses;
    }

    /** A protocol's defaults do not reach a file that holds all settings of another. */
    private void contradiction(String name, String now) {
        String before = ofFile.getOrDefault(name, now);
        boolean settled = ofFile.keySet().stream().anyMatch(each -> each.startsWith("train."));
        if (settled && !before.equalsIgnoreCase(now)) {
            reader.problem(
                    name,
                    "is " + before + " in " + file + ", and its other settings go with that, but " + now
                            + " in the options; leave one of the two out");
        }
    }

    /** A number N stands for the seeds 1 to N; a JSON array, or a text with a comma in it, for the seeds it holds. */
    private List<Long> seeds(int otherwise) {
        List<String> texts = new ArrayList<>();
        boolean list = reader.isList("seeds");
        for (String text : reader.texts("seeds", List.of(String.valueOf(otherwise)))) {
            list |= text.contains(",");
            texts.addAll(Stream.of(text.split(",", -1))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList());
        }
        List<Long> seeds = new ArrayList<>();
        for (String text : texts) {
            try {
                seeds.add(Long.parseLong(text));
            } catch (NumberFormatException e) {
                reader.problem("seeds", "must be a number of seeds, or seeds with commas between, but had " + text);
                return List.of();
            }
        }
        if (list || seeds.size() != 1) {
            if (seeds.isEmpty() || new HashSet<>(seeds).size() < seeds.size()) {
                reader.problem("seeds", "must be at least one seed and none twice, but was " + seeds);
            }
            return seeds;
        }
        long count = seeds.get(0);
        if (count < 1 || count > MOST_SEEDS) {
            reader.problem(
                    "seeds",
                    "must be between 1 and " + MOST_SEEDS + ", but was " + count + "; for the one seed " + count
                            + " write " + count + " with a comma behind it");
            return List.of();
        }
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    /** The experiment's networks came without dropout and drop-path, except for SimpleCNN's own. */
    private ModelConfig model(boolean seed, boolean files) {
        String name = reader.text("model.backbone", files ? FILES_BACKBONE : ModelConfig.SIMPLE_CNN.backbone());
        ModelConfig own = ModelConfig.SIMPLE_CNN;
        try {
            own = catalogue.backbone(name);
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
                reader.text("model.weights", ""),
                reader.integer("model.freeze", 0, 0, 1000));
    }

    private TrainConfig train(boolean seed, boolean quick, boolean files) {
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
                augmentation(files),
                reader.flag("train.drop_last", !seed));
    }

    private String augmentation(boolean files) {
        String text = reader.text("train.augmentation", files ? "flip" : "none");
        try {
            catalogue.checkAugmentation(text);
        } catch (SettingsException e) {
            reader.problem("train.augmentation", String.valueOf(e.getMessage()));
        }
        return text;
    }

    private CompareConfig.Split split(boolean seed, boolean quick) {
        return new CompareConfig.Split(
                reader.wholeNumber("split.seed", 0, Long.MIN_VALUE, Long.MAX_VALUE),
                reader.number("split.test", 0.2, 0, true, 0.9),
                reader.flag("split.stratified", !seed),
                reader.number("split.validation", seed ? 0 : 0.1, 0, false, 0.9),
                reader.integer("split.train_images", quick ? QUICK_TRAIN_IMAGES : 0, 0, Integer.MAX_VALUE),
                reader.integer("split.test_images", quick ? QUICK_TEST_IMAGES : 0, 0, Integer.MAX_VALUE));
    }
}
