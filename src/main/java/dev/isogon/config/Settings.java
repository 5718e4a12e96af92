package dev.isogon.config;

import dev.isogon.config.TrainConfig.Schedule;
import dev.isogon.store.BrokenFileException;
import dev.isogon.store.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Where settings become a {@link CompareConfig}: what was given on the command line, then in a file, then the
 * protocol's defaults. Every setting and its range stands here, once.
 */
public final class Settings {

    /** A section of {@code run.json} that a run wrote about itself; it decides nothing and is passed over. */
    private static final String RECORDED = "recorded";

    /** The public experiment's losses. Its margin is 28.6°; its regularizer is inert, since its prototypes are frozen. */
    private static final List<String> SEED_LOSSES =
            List.of("arcface(28.6deg) + center-invariant", "simple-arcface", "fixed-adacos", "cross-entropy");

    private static final List<String> FAIR_LOSSES =
            List.of("cross-entropy", "arcface", "cosface", "fixed-adacos", "adacos");
    private static final List<String> QUICK_LOSSES = List.of("cross-entropy", "arcface", "fixed-adacos");

    /** What --quick looks at: all the images that two cores train in a minute. */
    private static final int QUICK_TRAIN_IMAGES = 8_000;

    private static final int QUICK_TEST_IMAGES = 2_000;

    private static final int MOST_SEEDS = 1_000;

    /** How problems are headed where all settings came from options. */
    private static final String OPTIONS = "the settings";

    private final Map<String, Object> given = new LinkedHashMap<>();
    private final Map<String, String> ofFile = new LinkedHashMap<>();
    private String file = "";
    private String source = OPTIONS;

    /** Takes all settings of a JSON file; later calls of {@link #set} go before it. */
    public Settings file(Path file) throws IOException {
        JsonNode root = Json.readTree(file);
        if (!root.isObject()) {
            throw new BrokenFileException(
                    file, "must hold a JSON object with settings, such as {\"train\": {\"epochs\": 5}}");
        }
        this.file = file.getFileName().toString();
        source = this.file;
        flatten("", root);
        given.forEach((name, value) -> {
            if (!(value instanceof List<?>)) {
                ofFile.put(name, value.toString());
            }
        });
        return this;
    }

    private void flatten(String prefix, JsonNode node) {
        node.properties().forEach(entry -> {
            String name = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                if (!name.equals(RECORDED)) {
                    flatten(name + ".", value);
                }
            } else if (value.isArray()) {
                List<Object> list = new ArrayList<>();
                value.forEach(each -> list.add(plain(each)));
                given.put(name, list);
            } else {
                given.put(name, plain(value));
            }
        });
    }

    private static String plain(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    /** Takes one setting, over a file's. */
    public Settings set(String name, Object value) {
        given.put(name, value);
        if (!source.equals(OPTIONS)) {
            source = file + " and the options";
        }
        return this;
    }

    /**
     * Completes and checks everything.
     *
     * @param checkLoss throws SettingsException for a text that is no loss
     * @throws SettingsException naming every problem at once
     */
    public CompareConfig compare(Consumer<String> checkLoss) {
        SettingsReader reader = new SettingsReader(source, given);
        String data = reader.text("data", "");
        if (data.isBlank()) {
            reader.problem("data", "must be mnist or a folder with IDX files, but is missing");
        }
        boolean quick = reader.flag("quick", false);
        Protocol protocol = reader.choice("protocol", Protocol.class, Protocol.FAIR);
        boolean seed = protocol == Protocol.SEED;
        if (quick && seed) {
            reader.problem("quick", "goes with the fair protocol only; leave it or protocol seed out");
        }
        contradiction(reader, "protocol", protocol.toString());
        contradiction(reader, "quick", String.valueOf(quick));
        List<String> losses = reader.texts("losses", seed ? SEED_LOSSES : quick ? QUICK_LOSSES : FAIR_LOSSES);
        for (String loss : losses) {
            try {
                checkLoss.accept(loss);
            } catch (SettingsException e) {
                reader.problem("losses", "has a wrong one: " + e.getMessage());
            }
        }
        CompareConfig config = new CompareConfig(
                data,
                protocol,
                losses,
                seeds(reader, seed ? 1 : quick ? 2 : 3),
                quick,
                train(reader, seed, quick),
                new CompareConfig.Head(reader.flag("head.frozen", seed)),
                split(reader, seed, quick),
                reader.integer("threads", Runtime.getRuntime().availableProcessors(), 1, 1024));
        reader.finish();
        return config;
    }

    /** A protocol's defaults do not reach a file that holds all settings of another. */
    private void contradiction(SettingsReader reader, String name, String now) {
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
    private static List<Long> seeds(SettingsReader reader, int otherwise) {
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

    private static TrainConfig train(SettingsReader reader, boolean seed, boolean quick) {
        Schedule schedule = reader.choice("train.schedule", Schedule.class, seed ? Schedule.CONSTANT : Schedule.COSINE);
        boolean constant = schedule == Schedule.CONSTANT;
        double warmup = reader.number("train.warmup", constant ? 0 : 0.05, 0, false, 1);
        if (constant && warmup > 0) {
            reader.problem("train.warmup", "goes with train.schedule cosine only, which is constant here; set it to 0");
        }
        return new TrainConfig(
                reader.integer("train.epochs", quick ? 2 : 10, 1, 100_000),
                reader.integer("train.batch", 128, 2, 65_536),
                reader.number("train.learning_rate", seed ? 0.01 : 0.001, 0, true, 1),
                schedule,
                warmup,
                reader.flag("train.drop_last", !seed));
    }

    private static CompareConfig.Split split(SettingsReader reader, boolean seed, boolean quick) {
        return new CompareConfig.Split(
                reader.wholeNumber("split.seed", 0, Long.MIN_VALUE, Long.MAX_VALUE),
                reader.number("split.validation", seed ? 0 : 0.1, 0, false, 0.9),
                reader.integer("split.train_images", quick ? QUICK_TRAIN_IMAGES : 0, 0, Integer.MAX_VALUE),
                reader.integer("split.test_images", quick ? QUICK_TEST_IMAGES : 0, 0, Integer.MAX_VALUE));
    }
}
