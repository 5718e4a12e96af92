package dev.isogon.internal.config;

import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.metrics.DataSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Settings that a comparison alone has, with their defaults and ranges; {@link NetworkSettings} has the others. */
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

    private final SettingsReader reader;
    private final Map<String, String> ofFile;
    private final String file;

    /**
     * @param ofFile the settings that a file gave
     * @param file that file's name
     */
    CompareSettings(SettingsReader reader, Map<String, String> ofFile, String file) {
        this.reader = reader;
        this.ofFile = ofFile;
        this.file = file;
    }

    CompareConfig complete() {
        @Nullable DataSource data = reader.data("data");
        if (data == null) {
            reader.problem("data", "must be mnist or a folder with images, but is missing");
        }
        boolean quick = reader.flag("quick", false);
        Protocol protocol = reader.choice("protocol", Protocol.class, Protocol.FAIR);
        boolean seed = protocol == Protocol.SEED;
        if (quick && seed) {
            reader.problem("quick", "goes with the protocols fair and open only; leave it or protocol seed out");
        }
        contradiction("protocol", protocol.toString());
        contradiction("quick", String.valueOf(quick));
        boolean files = data != null && data.hasImageFiles();
        NetworkSettings network = new NetworkSettings(reader, protocol, files);
        @Nullable DataSource strangers = strangers(seed);
        List<LossRecipe> losses = losses(seed, quick, files);
        List<Long> seeds = seeds(seed || protocol == Protocol.OPEN ? 1 : quick ? 2 : 3);
        ModelConfig model = network.model();
        TrainConfig train = network.train(quick);
        CompareConfig.Head head = new CompareConfig.Head(reader.flag("head.frozen", seed));
        CompareConfig.Split split = network.split(quick ? QUICK_TRAIN_IMAGES : 0, quick ? QUICK_TEST_IMAGES : 0);
        int threads = network.threads();
        reader.finish();
        return new CompareConfig(
                Objects.requireNonNull(data, "was said to be missing"),
                strangers,
                protocol,
                losses,
                seeds,
                quick,
                model,
                train,
                head,
                split,
                threads);
    }

    private @Nullable DataSource strangers(boolean seed) {
        @Nullable DataSource strangers = reader.data("strangers");
        if (seed && strangers != null) {
            reader.problem("strangers", "go with the protocols fair and open only; leave them or protocol seed out");
        }
        return strangers;
    }

    private List<LossRecipe> losses(boolean seed, boolean quick, boolean files) {
        String regularizer = files ? " + regular-face" : " + center-invariant";
        List<String> ofSeed = List.of(SEED_ARCFACE + regularizer, "simple-arcface", "fixed-adacos", "cross-entropy");
        return reader.losses("losses", seed ? ofSeed : quick ? QUICK_LOSSES : FAIR_LOSSES);
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
}
