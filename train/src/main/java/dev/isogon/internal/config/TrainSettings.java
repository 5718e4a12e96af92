package dev.isogon.internal.config;

import java.util.List;

/** Settings of one training by itself: a comparison's fair protocol with one loss, one seed and no images to judge. */
final class TrainSettings {

    /** It has nothing to tune. */
    private static final String LOSS = "fixed-adacos";

    private final SettingsReader reader;
    private final Catalogue catalogue;

    TrainSettings(SettingsReader reader, Catalogue catalogue) {
        this.reader = reader;
        this.catalogue = catalogue;
    }

    CompareConfig complete() {
        String data = reader.text("data", "");
        if (data.isBlank()) {
            reader.problem("data", "must be mnist or a folder with images, but is missing");
        }
        if (reader.choice("protocol", Protocol.class, Protocol.FAIR) != Protocol.FAIR) {
            reader.problem("protocol", "must be fair to train a model, but was seed");
        }
        // A comparison's file has it; what it stands for is written out beside it.
        reader.flag("quick", false);
        reader.text("strangers", "");
        boolean files = catalogue.areFiles(data);
        NetworkSettings network = NetworkSettings.alone(reader, catalogue, files);
        CompareConfig config = new CompareConfig(
                data,
                "",
                Protocol.FAIR,
                loss(),
                List.of(seed()),
                false,
                network.model(),
                network.train(false),
                new CompareConfig.Head(reader.flag("head.frozen", false)),
                network.split(0, 0),
                network.threads());
        reader.finish();
        return config;
    }

    private List<String> loss() {
        List<String> losses = reader.texts("losses", List.of(LOSS));
        if (losses.size() != 1) {
            reader.problem("losses", "must be one loss, but has " + losses.size() + ": " + String.join(", ", losses));
        }
        CompareSettings.checkLosses(losses, reader, catalogue);
        return losses;
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
