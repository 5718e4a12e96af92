package dev.isogon.internal.cli.text;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.Request;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.experiment.comparison.Study;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.split.DescribedImages;
import dev.isogon.internal.experiment.training.ModelTraining;
import dev.isogon.internal.report.text.Numbers;
import java.util.List;
import java.util.Locale;

/** What a comparison or a training will do, before it does it. */
public final class Announcement {

    private Announcement() {}

    public static List<String> of(Study comparison) {
        CompareRequest request = comparison.request();
        return List.of(
                "Comparing " + String.join(", ", request.lossTexts())
                        + (request.model().isOver()
                                ? ", each a " + request.model().backbone() + " over "
                                        + request.model().from()
                                : "")
                        + ", "
                        + Numbers.counted(request.seeds().size(), "seed", "seeds") + " × "
                        + (Protocols.of(request).dividesIdentities()
                                ? Numbers.counted(request.split().repeats(), "split", "splits") + " × "
                                : "")
                        + on(request, comparison.data()),
                "Protocol " + request.protocol() + "; everything goes to " + comparison.folder());
    }

    public static List<String> of(ModelTraining training) {
        TrainRequest request = training.request();
        return List.of(
                "Training " + request.model().backbone()
                        + (request.model().isOver() ? " over " + request.model().from() : "") + " with "
                        + request.loss().text() + ", " + on(request, training.data()),
                "The model goes to " + training.model());
    }

    private static String on(Request request, DescribedImages data) {
        return String.format(
                Locale.ROOT,
                "%s, on %s: %,d training, %,d validation and %,d test images of %d×%d, %d classes.",
                Numbers.counted(request.train().epochs(), "epoch", "epochs"),
                data.name(),
                data.trainImages(),
                data.validationImages(),
                data.testImages(),
                data.height(),
                data.width(),
                data.classNames().size());
    }
}
