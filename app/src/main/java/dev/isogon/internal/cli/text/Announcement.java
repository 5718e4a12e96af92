package dev.isogon.internal.cli.text;

import dev.isogon.internal.config.CompareConfig;
import dev.isogon.internal.config.Protocol;
import dev.isogon.internal.experiment.ModelTraining;
import dev.isogon.internal.experiment.Study;
import dev.isogon.internal.experiment.StudyResults;
import dev.isogon.internal.report.text.Numbers;
import java.util.List;
import java.util.Locale;

/** What a comparison or a training will do, before it does it. */
public final class Announcement {

    private Announcement() {}

    public static List<String> of(Study comparison) {
        CompareConfig config = comparison.config();
        return List.of(
                "Comparing " + String.join(", ", config.lossTexts()) + ", "
                        + Numbers.counted(config.seeds().size(), "seed", "seeds") + " × "
                        + (config.protocol() == Protocol.OPEN
                                ? Numbers.counted(config.split().repeats(), "split", "splits") + " × "
                                : "")
                        + on(config, comparison.data()),
                "Protocol " + config.protocol() + "; everything goes to " + comparison.folder());
    }

    public static List<String> of(ModelTraining training) {
        CompareConfig config = training.config();
        return List.of(
                "Training " + config.model().backbone() + " with "
                        + config.losses().get(0).text() + ", " + on(config, training.data()),
                "The model goes to " + training.model());
    }

    private static String on(CompareConfig config, StudyResults.Data data) {
        return String.format(
                Locale.ROOT,
                "%s, on %s: %,d training, %,d validation and %,d test images of %d×%d, %d classes.",
                Numbers.counted(config.train().epochs(), "epoch", "epochs"),
                data.name(),
                data.trainImages(),
                data.validationImages(),
                data.testImages(),
                data.height(),
                data.width(),
                data.classNames().size());
    }
}
