package dev.isogon.cli;

import dev.isogon.config.CompareConfig;
import dev.isogon.report.Numbers;
import dev.isogon.study.Comparison;
import dev.isogon.study.ModelTraining;
import dev.isogon.study.StudyResults;
import java.util.List;
import java.util.Locale;

/** What a comparison or a training will do, before it does it. */
final class Announcement {

    private Announcement() {}

    static List<String> of(Comparison comparison) {
        CompareConfig config = comparison.config();
        StudyResults.Data data = comparison.data();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Comparing %s, %s × %s, on %s: %,d training, %,d validation and %,d test images of %d×%d, %d classes.",
                        String.join(", ", config.losses()),
                        Numbers.counted(config.seeds().size(), "seed", "seeds"),
                        Numbers.counted(config.train().epochs(), "epoch", "epochs"),
                        data.name(),
                        data.trainImages(),
                        data.validationImages(),
                        data.testImages(),
                        data.height(),
                        data.width(),
                        data.classNames().size()),
                "Protocol " + config.protocol() + "; everything goes to " + comparison.folder());
    }

    static List<String> of(ModelTraining training) {
        CompareConfig config = training.config();
        StudyResults.Data data = training.data();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Training %s with %s, %s, on %s: %,d training, %,d validation and %,d test images of %d×%d, %d classes.",
                        config.model().backbone(),
                        config.losses().get(0),
                        Numbers.counted(config.train().epochs(), "epoch", "epochs"),
                        data.name(),
                        data.trainImages(),
                        data.validationImages(),
                        data.testImages(),
                        data.height(),
                        data.width(),
                        data.classNames().size()),
                "The model goes to " + training.model());
    }
}
