package dev.isogon.internal.config;

import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.metrics.DataSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings of one training by itself: a comparison's fair protocol with one loss, one seed and no images to judge. */
final class TrainSettings {

    /** It has nothing to tune. */
    private static final String LOSS = "fixed-adacos";

    private final SettingsReader reader;

    TrainSettings(SettingsReader reader) {
        this.reader = reader;
    }

    CompareConfig complete() {
        @Nullable DataSource data = reader.data("data");
        if (data == null) {
            reader.problem("data", "must be mnist or a folder with images, but is missing");
        }
        if (reader.choice("protocol", Protocol.class, Protocol.FAIR) != Protocol.FAIR) {
            reader.problem("protocol", "must be fair to train a model, but was seed");
        }
        // A comparison's file has it; what it stands for is written out beside it.
        reader.flag("quick", false);
        reader.text("strangers", "");
        NetworkSettings network = NetworkSettings.alone(reader, data != null && data.hasImageFiles());
        List<LossRecipe> losses = loss();
        long seed = seed();
        ModelConfig model = network.model();
        TrainConfig train = network.train(false);
        CompareConfig.Head head = new CompareConfig.Head(reader.flag("head.frozen", false));
        CompareConfig.Split split = network.split(0, 0);
        int threads = network.threads();
        reader.finish();
        return new CompareConfig(
                Objects.requireNonNull(data, "was said to be missing"),
                null,
                Protocol.FAIR,
                losses,
                List.of(seed),
                false,
                model,
                train,
                head,
                split,
                threads);
    }

    private List<LossRecipe> loss() {
        List<String> losses = reader.texts("losses", List.of(LOSS));
        if (losses.size() != 1) {
            reader.problem("losses", "must be one loss, but has " + losses.size() + ": " + String.join(", ", losses));
        }
        return reader.losses("losses", List.of(LOSS));
    }

    private long seed() {
        List<String> seeds = reader.texts("seeds", List.of("1"));
        try {
            if (seeds.size() == 1) {
                return Long.parseLong(seeds.get(0));
            }
        } catch (NumberFormatException e) {
            // said below
        }
        reader.problem("seeds", "must be one seed, a whole number, but was " + String.join(", ", seeds));
        return 1;
    }
}
